import { useTranslation } from '../../language/I18nContext.tsx';
import { links } from '../../links.ts';
import { buttonLook } from '../../ui/Button.tsx';
import { MessagePanel } from '../../ui/MessagePanel.tsx';

/** `uri`: what was asked for was the identifier of the newsroom's system, not a link of ours. */
export function ItemMissing({ uri = false }: { uri?: boolean }) {
  const { t } = useTranslation('desk');
  return (
    <MessagePanel
      title={t(uri ? 'board.missingUri' : 'board.missing')}
      hint={t('board.missingHint')}
      action={
        <a href={links.desk()} className={buttonLook}>
          {t('board.back')}
        </a>
      }
    />
  );
}
