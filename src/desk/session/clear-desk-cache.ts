import type { QueryClient } from '@tanstack/react-query';
import type { DeskSession } from '#contract/desk.ts';

export const sessionKey = ['desk', 'session'] as const;
const signedOutSession: DeskSession = { editor: null, csrf: null };

/** Sets the session to signed out and removes everything else that the desk has cached. */
export function clearDeskCache(queryClient: QueryClient): void {
  // An answer in flight, meant for the former editor, must not arrive after this.
  void queryClient.cancelQueries(undefined, { revert: false, silent: true });
  queryClient.setQueryData<DeskSession>(sessionKey, signedOutSession);
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[1] !== sessionKey[1] });
  queryClient.getMutationCache().clear();
}
