import type { QueryClient } from '@tanstack/react-query';
import type { DeskSession } from '#contract/desk.ts';
import { deskKeys, deskPartOf } from '../../wire/keys.ts';

const nobody: DeskSession = { editor: null, csrf: null };

/** Nobody is signed in, and of what the desk has read nothing is left. */
export function emptyDesk(queryClient: QueryClient): void {
  // An answer on its way, to whoever was here, must not come in after this.
  void queryClient.cancelQueries(undefined, { revert: false, silent: true });
  queryClient.setQueryData<DeskSession>(deskKeys.session, nobody);
  queryClient.removeQueries({ predicate: (query) => deskPartOf(query) !== 'session' });
  queryClient.getMutationCache().clear();
}
