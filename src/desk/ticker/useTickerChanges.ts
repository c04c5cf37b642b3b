import { useQueryClient } from '@tanstack/react-query';
import type { Language } from '#contract/language.ts';
import type { DeskTicker, TickerConflict } from '#contract/ticker-curation.ts';
import { deskKeys } from '../../wire/desk-keys.ts';
import { WireError } from '../../wire/wire-error.ts';
import { deskQueries } from '../desk.queries.ts';
import { useDeskWire } from '../useDeskWire.ts';
import { usePressedOnce } from '../usePressedOnce.ts';
import type { TickerChange } from './ticker-plan.ts';

/** Changes a ticker, which readers see at once. A change that a colleague has overtaken is not made; it can then be made on top of theirs. */
export function useTickerChanges(ticker: DeskTicker) {
  const desk = useDeskWire();
  const queryClient = useQueryClient();
  const language: Language = ticker.language;
  const mutation = usePressedOnce({
    mutationFn: async ({ change, on }: { change: TickerChange; on: DeskTicker }) =>
      desk.saveTicker(language, { revision: on.revision, plan: change(on.plan) }),
    onSuccess: (answer) => queryClient.setQueryData(deskKeys.ticker(language), answer),
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
    change: (change: TickerChange) => mutation.mutate({ change, on: ticker }),
    /** The same change, on what the server has now. */
    async again() {
      if (!variables) return;
      const on = await queryClient.fetchQuery({ ...deskQueries(desk).ticker(language), staleTime: 0 });
      mutation.mutate({ change: variables.change, on });
    },
    async dismiss() {
      mutation.reset();
      await queryClient.invalidateQueries({ queryKey: deskKeys.ticker(language) });
    },
  };
}

export type TickerChanges = ReturnType<typeof useTickerChanges>;
