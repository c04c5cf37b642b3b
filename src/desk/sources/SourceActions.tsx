import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Source, SourceAction } from '#contract/sources.ts';
import { useTranslation } from '../../language/I18nContext.tsx';
import { Button } from '../../ui/Button.tsx';
import { deskKeys } from '../../wire/desk-keys.ts';
import { useMayActAs } from '../EditorContext.ts';
import { useDeskWire } from '../useDeskWire.ts';

const actionsOf = ({ paused }: Source, mayWithdraw: boolean): SourceAction[] => {
  if (!paused) return ['check', 'read-again', 'pause'];
  return paused.by === null && mayWithdraw ? ['resume', 'withdraw'] : ['resume'];
};

/** What an editor can do about a source; agreeing to many withdrawals is a chief's. */
export function SourceActions({ source }: { source: Source }) {
  const { t } = useTranslation('desk');
  const desk = useDeskWire();
  const isEditor = useMayActAs('editor');
  const isChief = useMayActAs('chief');
  const client = useQueryClient();
  const { mutate, isPending, isError, data } = useMutation({
    mutationFn: (action: SourceAction) => desk.actOnSource(source.name, action).then(() => action),
    onSettled: () => client.invalidateQueries({ queryKey: deskKeys.sources }),
  });
  if (!isEditor) return null;
  return (
    <div className="mt-4 flex flex-wrap items-center gap-3">
      {actionsOf(source, isChief).map((action) => (
        <Button key={action} aria-disabled={isPending} onClick={() => !isPending && mutate(action)}>
          {t(`sources.actions.${action}`)}
        </Button>
      ))}
      <p role="status" className="text-ui text-soft">
        {isError ? t('sources.actionFailed') : data ? t(`sources.done.${data}`) : ''}
      </p>
    </div>
  );
}
