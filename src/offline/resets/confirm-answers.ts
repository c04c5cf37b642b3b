import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { isLanguage, type Language } from '#contract/language.ts';
import { mostRemaining } from '#contract/limits.ts';
import { withdraw } from '../../live/apply-event.ts';
import { withMissedEvents } from '../../live/missed-events.ts';
import { settledResets } from '../../live/stream-resets.ts';
import { pause } from '../../runtime/pause.ts';
import { articleQueries } from '../../story/story.queries.ts';
import { frontKey, tickerKey } from '../../wire/keys.ts';
import type { Wire } from '../../wire/wire.ts';
import { WireError } from '../../wire/wire-error.ts';
import { discardPictures } from '../pictures/discard-pictures.ts';

type App = { queryClient: QueryClient; wire: Wire };

/** Ms. After a failure of the server thousands of readers ask at the same time: each begins some time later, and goes on slowly. */
const begin = 8000;
const between = 10_000;
const afterFailure = 60_000;
/** Failures after which the next visit goes on. */
const mostFailures = 4;

/** Asks the server for what a reset has left in doubt, one by one. Without an answer it stays, and is asked for again. */
export async function confirmAnswers(app: App, signal: AbortSignal): Promise<void> {
  const tried = new Set<string>();
  let failures = 0;
  if (!nextPending(tried)) return;
  await pause(Math.random() * begin, signal);
  const gone = await perhapsGone(app);
  // Read anew each time: other tabs ask as well.
  for (let next = nextPending(tried, gone); next && failures < mostFailures; next = nextPending(tried, gone)) {
    if (signal.aborted) return;
    const name = next.join('/');
    tried.add(name);
    const outcome = await confirm(app, ...next);
    if (outcome === 'confirmed' || outcome === 'known') settled(...next);
    if (outcome === 'failed') failures += 1;
    if (outcome === 'failed') await pause(afterFailure * (0.5 + Math.random()), signal);
    else if (outcome === 'confirmed' && !gone.has(name)) await pause(between * Math.random(), signal);
  }
}

function allPending(): [Language, string][] {
  return Object.entries(settledResets.get()).flatMap(([language, { pending }]) =>
    isLanguage(language) ? pending.map((entry): [Language, string] => [language, entry]) : [],
  );
}

/** What is perhaps gone comes first. */
function nextPending(tried: ReadonlySet<string>, first?: ReadonlySet<string>): [Language, string] | undefined {
  const left = allPending().filter((next) => !tried.has(next.join('/')));
  return left.find((next) => first?.has(next.join('/'))) ?? left[0];
}

/** One question tells which stories are in no list any more: withdrawn, moved or expired. Without an answer all have their turn. */
async function perhapsGone({ wire }: App): Promise<Set<string>> {
  const gone = new Set<string>();
  for (const language of new Set(allPending().map(([each]) => each))) {
    const ids = allPending()
      .filter(([each, entry]) => each === language && entry.startsWith('article/'))
      .map(([, entry]) => entry.slice('article/'.length))
      .slice(0, mostRemaining);
    if (ids.length === 0) continue;
    const answer = await wire.remaining(language, ids, settledResets.get()[language]?.position).catch(() => null);
    for (const id of ids) if (answer && !answer.ids.includes(id)) gone.add(`${language}/article/${id}`);
  }
  return gone;
}

function settled(language: Language, entry: string): void {
  const resets = settledResets.get();
  const reset = resets[language];
  if (reset)
    settledResets.set({ ...resets, [language]: { ...reset, pending: reset.pending.filter((one) => one !== entry) } });
}

/** `known`: it has been answered since; `missing`: it is not here, or must not change under the reader. */
async function confirm(
  app: App,
  language: Language,
  entry: string,
): Promise<'confirmed' | 'known' | 'missing' | 'failed'> {
  const { queryClient } = app;
  const [kind = '', id] = entry.split('/');
  const queryKey: QueryKey = id === undefined ? [kind, language] : [kind, language, id];
  const query = queryClient.getQueryCache().find({ queryKey });
  const reset = settledResets.get()[language];
  if (!query || query.state.data === undefined || !reset) return 'missing';
  if (query.state.dataUpdatedAt > reset.at) return 'known';
  if (query.isActive()) return 'missing';
  const before = query.state.data;
  try {
    await askFor(app, language, reset.position, kind, id);
    await discardPictures(queryClient, [before]);
    return 'confirmed';
  } catch (error) {
    const { kind: why = 'network', problem } = error instanceof WireError ? error : {};
    if (id === undefined || (why !== 'withdrawn' && why !== 'not-found')) return 'failed';
    if (why === 'withdrawn') withdraw({ queryClient, language }, id, problem?.detail, problem?.withdrawnAt);
    queryClient.removeQueries({ queryKey });
    await discardPictures(queryClient, [before]);
    return 'confirmed';
  }
}

function askFor({ queryClient, wire }: App, language: Language, position: number, kind: string, id?: string) {
  const once = { staleTime: 0, retry: false } as const;
  if (id !== undefined) return queryClient.fetchQuery({ ...articleQueries(wire).byId(language, id), ...once });
  if (kind === 'front')
    return queryClient.fetchQuery({
      queryKey: frontKey(language),
      queryFn: ({ signal }) => wire.front(language, signal, position),
      ...once,
    });
  return queryClient.fetchQuery({
    queryKey: tickerKey(language),
    queryFn: async ({ signal }) =>
      withMissedEvents(queryClient, language, await wire.ticker(language, signal, position)),
    ...once,
  });
}
