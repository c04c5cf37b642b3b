import type { QueryClient } from '@tanstack/react-query';
import type { DeskSession } from '#contract/desk.ts';
import { deskKeys, deskPartOf } from '../../wire/desk-keys.ts';

const signedOut = (before?: DeskSession): DeskSession => ({
  editor: null,
  csrf: null,
  singleSignOn: before?.singleSignOn ?? false,
});

/** Sets the session to signed out and removes everything else that the desk has cached. */
export function clearDeskCache(queryClient: QueryClient): void {
  // An answer in flight, meant for the former editor, must not arrive after this.
  void queryClient.cancelQueries(undefined, { revert: false, silent: true });
  queryClient.setQueryData<DeskSession>(deskKeys.session, signedOut);
  queryClient.removeQueries({ predicate: (query) => deskPartOf(query) !== 'session' });
  queryClient.getMutationCache().clear();
}
