import type { QueryClient } from '@tanstack/react-query';
import { isLanguage, type Language } from '#contract/language.ts';
import { stored } from '../runtime/stored.ts';
import { streamResetKey } from '../wire/keys.ts';

/** When the stream of a language has missed too much. `at`: by this device's clock, in ms since 1970. */
export type StreamReset = { position: number; at: number };

/**
 * The last reset of each language that has been dealt with: nothing that was stored before it is in doubt but what `pending` names, as
 * `front`, `ticker` or `article/{id}`.
 */
export const settledResets = stored<Partial<Record<Language, StreamReset & { pending: readonly string[] }>>>(
  'sharit-resets',
  {},
  (found) =>
    Object.fromEntries(
      Object.entries(found as object).filter(
        ([language, reset]) =>
          isLanguage(language) && Number.isFinite(reset?.at + reset?.position) && Array.isArray(reset.pending),
      ),
    ),
);

/** Tells src/offline, which knows what readers keep, that whatever is cached is in doubt. */
export function announceReset(queryClient: QueryClient, language: Language, position: number): void {
  queryClient.setQueryDefaults(streamResetKey(language), { gcTime: Infinity });
  queryClient.setQueryData<StreamReset>(streamResetKey(language), { position, at: Date.now() });
}
