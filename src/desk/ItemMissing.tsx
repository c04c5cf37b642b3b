import { useTranslation } from '../language/WordsContext.tsx';
import { links } from '../links.ts';
import { buttonLook } from '../ui/Button.tsx';
import { Trouble } from '../ui/Trouble.tsx';

export function ItemMissing() {
  const { t } = useTranslation('desk');
  return (
    <Trouble
      title={t('board.missing')}
      hint={t('board.missingHint')}
      action={
        <a href={links.desk()} className={buttonLook}>
          {t('board.back')}
        </a>
      }
    />
  );
}
