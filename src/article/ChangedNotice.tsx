import { useTranslation } from '../language/WordsContext.tsx';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';

/** A newer version is there. The text is not changed under the reader's eyes: he asks for it. Lies over the page's end. */
export function ChangedNotice({ onShow }: { onShow: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="fixed inset-x-0 bottom-0 z-10">
      <Notice action={<Button onClick={onShow}>{t('article.show')}</Button>}>{t('article.changed')}</Notice>
    </div>
  );
}
