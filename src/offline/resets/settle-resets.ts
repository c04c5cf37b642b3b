import type { Query, QueryClient } from '@tanstack/react-query';
import { isLanguage, type Language } from '#contract/language.ts';
import { settledResets, type StreamReset } from '../../live/stream-resets.ts';
import { kindOf, publicKinds } from '../../wire/keys.ts';
import { persistNow } from '../../wire/persistence.ts';
import type { Wire } from '../../wire/wire.ts';
import { confirmAnswers } from './confirm-answers.ts';
import { discardPictures } from '../pictures/discard-pictures.ts';
import { isKept } from '../kept/kept-stories.ts';

type App = { queryClient: QueryClient; wire: Wire };

/**
 * What is stored may have been withdrawn in what the stream has missed: visited stories and lists are discarded. What the reader keeps, what is
 * on the screen, front and ticker stay until the server has been asked; that goes on at the next visit where it was cut off. Returns a
 * function that stops.
 */
export function settleResets(app: App): () => void {
  const queries = app.queryClient.getQueryCache();
  const controller = new AbortController();
  let work: Promise<unknown> = Promise.resolve();
  const settle = ({ queryKey: [, language], state: { data } }: Query): void => {
    if (!isLanguage(language) || !data) return;
    const before = work;
    work = (async () => {
      await before;
      await discardVisited(app.queryClient, language, data as StreamReset);
      void confirming();
    })();
  };
  let running: Promise<void> | undefined;
  const confirming = (): Promise<void> =>
    (running ??= confirmAnswers(app, controller.signal)
      // It goes on at the next visit.
      .catch(() => undefined)
      .finally(() => (running = undefined)));

  discardOldLists(app.queryClient);
  // The stream may have said it before.
  for (const query of queries.findAll({ queryKey: ['stream-reset'] })) settle(query);
  const unsubscribe = queries.subscribe(({ type, query }) => {
    if (type === 'updated' && kindOf(query.queryKey) === 'stream-reset') settle(query);
  });
  void confirming();
  return () => {
    unsubscribe();
    controller.abort();
  };
}

/** Lists that were on the screen at a reset, and could not be refetched then. */
function discardOldLists(queryClient: QueryClient): void {
  const resets = settledResets.get();
  queryClient.removeQueries({
    queryKey: ['stories'],
    type: 'inactive',
    predicate: ({ queryKey: [, language], state: { dataUpdatedAt } }) =>
      isLanguage(language) && dataUpdatedAt <= (resets[language]?.at ?? 0),
  });
}

async function discardVisited(queryClient: QueryClient, language: Language, reset: StreamReset): Promise<void> {
  const queries = queryClient.getQueryCache();
  const doubtful = queries.findAll({
    predicate: ({ queryKey, state: { data, dataUpdatedAt } }) =>
      queryKey[1] === language &&
      [...publicKinds, 'search'].includes(kindOf(queryKey)) &&
      data !== undefined &&
      dataUpdatedAt <= reset.at,
  });
  const stays = (query: Query): boolean => {
    const [kind, , id] = query.queryKey;
    return query.isActive() || kind === 'front' || kind === 'ticker' || (kind === 'article' && isKept(id));
  };
  const discarded = doubtful.filter((query) => !stays(query));
  for (const query of discarded) queries.remove(query);
  await discardPictures(
    queryClient,
    discarded.map(({ state }) => state.data),
  );
  // Before that, the next visit would be told of the same reset.
  if (!(await persistNow(queryClient))) return;
  const pending = doubtful
    .filter(({ queryKey }) => ['front', 'ticker', 'article'].includes(kindOf(queryKey)))
    .filter(stays)
    .map(({ queryKey: [kind, , id] }) => (id === undefined ? String(kind) : `${String(kind)}/${String(id)}`));
  settledResets.set({ ...settledResets.get(), [language]: { ...reset, pending } });
}
