import { useQueryClient } from '@tanstack/react-query';
import type { Language } from '#contract/language.ts';
import type { DeskTicker, TickerConflict } from '#contract/ticker-curation.ts';
import { announce } from '../../ui/announce.ts';
import { deskKeys } from '../../wire/desk-keys.ts';
import { WireError } from '../../wire/wire-error.ts';
import { deskQueries } from '../desk.queries.ts';
import { useDeskWire } from '../useDeskWire.ts';
import { usePressedOnce } from '../usePressedOnce.ts';
import type { TickerChange } from './ticker-plan.ts';

/** `said`: announced once readers have it. */
type Wanted = { change: TickerChange; on: DeskTicker; said: string | null };

/** Changes a ticker, which readers see at once. A change that a colleague has overtaken is not made; it can then be made on top of theirs. */
export function useTickerChanges(ticker: DeskTicker) {
  const desk = useDeskWire();
  const queryClient = useQueryClient();
  const language: Language = ticker.language;
  const mutation = usePressedOnce({
    mutationFn: async ({ change, on }: Wanted) =>
      desk.saveTicker(language, { revision: on.revision, plan: change(on.plan) }),
    onSuccess: (answer, { said }) => {
      queryClient.setQueryData(deskKeys.ticker(language), answer);
      if (said) announce(said);
    },
    onSettled: () => void queryClient.invalidateQueries({ queryKey: deskKeys.allAudit }),
  });
  const { error, variables, isPending } = mutation;
  const conflict =
    error instanceof WireError && error.kind === 'conflict'
      ? ((error.problem as Partial<TickerConflict> | null)?.conflict ?? null)
      : null;
  return {
    /** With what is being saved. */
    plan: isPending ? variables.change(ticker.plan) : ticker.plan,
    busy: isPending,
    failed: error !== null,
    conflict,
    change(change: TickerChange, said: string | null) {
      if (change(ticker.plan) !== ticker.plan) mutation.mutate({ change, on: ticker, said });
    },
    /** The same change, on what the server has now. */
    async again() {
      if (!variables) return;
      const on = await queryClient.fetchQuery({ ...deskQueries(desk).ticker(language), staleTime: 0 });
      // On top of theirs there may be no room for it.
      if (variables.change(on.plan) === on.plan) return mutation.reset();
      mutation.mutate({ ...variables, on });
    },
    async dismiss() {
      mutation.reset();
      await queryClient.invalidateQueries({ queryKey: deskKeys.ticker(language) });
    },
  };
}

export type TickerChanges = ReturnType<typeof useTickerChanges>;
