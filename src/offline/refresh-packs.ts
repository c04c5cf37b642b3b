import type { QueryClient } from '@tanstack/react-query';
import { isLanguage } from '#contract/language.ts';
import { serverTime } from '../runtime/clock.ts';
import { persistNow } from '../wire/persistence.ts';
import type { Wire } from '../wire/wire.ts';
import { isDataSaved } from '../runtime/data-saver.ts';
import { takeTicker } from './take-ticker.ts';
import { storedPacks } from './kept/ticker-pack.ts';

/** Ms in which what was taken along counts as fresh. */
const fresh = 10 * 60_000;

/** Takes the ticker along again, for readers who want that at every opening. Returns a function that stops. */
export function refreshPacks({ queryClient, wire }: { queryClient: QueryClient; wire: Wire }): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  const persist = () => persistNow(queryClient);
  const refresh = async (): Promise<void> => {
    const { packs, automatic } = storedPacks();
    if (!automatic || !navigator.onLine) return;
    for (const [language, { at }] of Object.entries(packs))
      if (isLanguage(language) && serverTime() - Date.parse(at) > fresh)
        await takeTicker({ queryClient, wire, language, signal, persist, pictures: !isDataSaved() });
  };
  // The old copy stays; the next opening tries again.
  refresh().catch(() => undefined);
  return () => controller.abort();
}
