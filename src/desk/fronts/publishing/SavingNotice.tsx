import { useTranslation } from '../../../language/I18nContext.tsx';
import { useFormat } from '../../../language/useFormat.ts';
import { announce } from '../../../ui/announce.ts';
import { Button } from '../../../ui/Button.tsx';
import type { FrontDraft } from '../plan/useFrontDraft.ts';
import { ChangeLines } from './ChangeLines.tsx';

type Props = { draft: FrontDraft; nameOf: (place: string) => string };

/** Whether the draft is saved, why not, and what a colleague has changed meanwhile. Nothing of the editor's is lost in any of them. */
export function SavingNotice({ draft, nameOf }: Props) {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const { state, conflict, undo } = draft;
  return (
    <>
      <div className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-2">
        <p role="status" className="text-meta text-mute">
          {state === 'saved' && t('fronts.saved')}
          {state === 'saving' && t('fronts.saving')}
        </p>
        {undo && (
          <Button
            onClick={() => {
              undo();
              announce(t('fronts.undone'));
            }}
          >
            {t('fronts.undo')}
          </Button>
        )}
      </div>
      {conflict && (
        <div role="alert" className="mb-5 border-s-4 border-breaking bg-notice px-4 py-3 text-ui leading-note">
          <p className="font-bold">{t('fronts.conflict')}</p>
          <ChangeLines changes={conflict} nameOf={nameOf} timeOf={format.dateTime} />
          <p>{t('fronts.conflictHint')}</p>
          <div className="mt-3 flex flex-wrap gap-3">
            <Button primary onClick={() => void draft.keepMine().catch(() => undefined)}>
              {t('fronts.keepMine')}
            </Button>
            <Button onClick={() => void draft.takeTheirs().catch(() => undefined)}>{t('fronts.takeTheirs')}</Button>
          </div>
        </div>
      )}
      {(state === 'failed' || state === 'refused') && (
        <div role="alert" className="mb-5 border-s-4 border-breaking bg-notice px-4 py-3 text-ui leading-note">
          <p className="font-bold">{t(state === 'failed' ? 'fronts.saveFailed' : 'fronts.saveRefused')}</p>
          <p>{t(state === 'failed' ? 'fronts.saveFailedHint' : 'fronts.saveRefusedHint')}</p>
          <Button className="mt-3" onClick={draft.retry}>
            {t('retry')}
          </Button>
        </div>
      )}
    </>
  );
}
