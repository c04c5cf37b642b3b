import { useTranslation } from '../language/I18nContext.tsx';
import { useEdition } from '../language/EditionContext.tsx';
import { links } from '../links.ts';
import { buttonLook } from '../ui/Button.tsx';
import { MessagePanel } from '../ui/MessagePanel.tsx';

/** A list with nothing on it, and a way on. */
export function EmptyList({ title, hint }: { title: string; hint: string }) {
  const { t } = useTranslation();
  const { language } = useEdition();
  return (
    <MessagePanel
      level={2}
      title={title}
      hint={hint}
      action={
        <a href={links.latest(language)} className={buttonLook}>
          {t('masthead.latest')}
        </a>
      }
    />
  );
}
