import { useTranslation } from '../../language/I18nContext.tsx';
import { deskLinks } from '../../desk-links.ts';
import { buttonLook } from '../../ui/Button.tsx';
import { MessagePanel } from '../../ui/MessagePanel.tsx';

/** In place of a board. `uri`: the item was looked up by the identifier of the newsroom's system, not by our id. */
export function ItemMissing({ uri = false }: { uri?: boolean }) {
  const { t } = useTranslation('desk');
  return (
    <MessagePanel
      title={t(uri ? 'board.missingUri' : 'board.missing')}
      hint={t('board.missingHint')}
      action={
        <a href={deskLinks.items()} className={buttonLook}>
          {t('board.back')}
        </a>
      }
    />
  );
}
