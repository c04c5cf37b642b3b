import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { renderToString } from 'react-dom/server';
import {
  createStaticHandler,
  createStaticRouter,
  RouterContextProvider,
  type StaticHandlerContext,
  StaticRouterProvider,
} from 'react-router';
import { directionOf, isLanguage, type Language } from '#contract/language.ts';
import type { Newsroom } from '#contract/newsroom.ts';
import type { Problem } from '#contract/problem.ts';
import type { ArticleAnswer, Story, TickerAnswer } from '#contract/story.ts';
import type { InitialState } from './app/loading/initial-state.ts';
import { computeZone } from './language/format.ts';
import type { ZoneSpan } from './language/zone.ts';
import { frontQueries } from './front/front.queries.ts';
import { createAppContext } from './app/context/create-app-context.ts';
import { documentTitle, headTags, type HeadTag, hiddenHead } from './app/head/head.ts';
import { pageHead } from './app/head/page-head.ts';
import { AppProvider } from './app/context/AppProvider.tsx';
import { appContext, type AppContext } from './app/context/app-context.ts';
import { routes } from './routes/routes.tsx';
import { articleQueries } from './story/story.queries.ts';
import { articleKey, kindOf } from './wire/keys.ts';
import { createQueryClient } from './wire/query-client.ts';
import { createWire } from './wire/wire.ts';

type Fetch = (input: string, init?: RequestInit) => Promise<Response>;

export type Asked = {
  /** Path and query of the page. */
  path: string;
  /** Origin for absolute addresses. */
  origin: string;
  newsroom: Newsroom;
  /** Asks the API of this very process. */
  fetch: Fetch;
};

export type Rendered =
  | { kind: 'redirect'; status: number; location: string }
  | {
      kind: 'page';
      status: number;
      language: Language;
      direction: 'rtl' | 'ltr';
      title: string;
      tags: HeadTag[];
      html: string;
      state: InitialState;
      /** Of an article page: what JSON-LD is made from. */
      answer: ArticleAnswer | null;
    };

// Routes and catalogues are the same for every request; the query client and what it holds never are.
const handler = createStaticHandler(routes());
let catalogues: AppContext['i18n'] | undefined;
let loaded: AppContext['loaded'] | undefined;

/** Runs a page's loaders and prints it: what the browser would show, before it has run a line of script. */
export async function render({ path, origin, newsroom, fetch }: Asked): Promise<Rendered> {
  const refused: InitialState['refused'] = {};
  const queryClient = createQueryClient();
  // A page is answered now or not at all: the browser asks again. And one request's client is dropped as a whole.
  queryClient.setDefaultOptions({
    queries: { ...queryClient.getDefaultOptions().queries, retry: false, gcTime: Infinity },
  });
  const own = createAppContext({
    wire: createWire({ base: '', fetch: remembering(fetch, refused) }),
    queryClient,
    newsroom,
    origin,
  });
  catalogues ??= own.i18n;
  loaded ??= own.loaded;
  const house: AppContext = { ...own, i18n: catalogues, loaded };
  const requestContext = new RouterContextProvider();
  requestContext.set(appContext, house);

  const context = await handler.query(new Request(origin + path), { requestContext });
  if (context instanceof Response) {
    return { kind: 'redirect', status: context.status, location: context.headers.get('location') ?? '/' };
  }
  const language = context.matches.map(({ params }) => params.lang).find(isLanguage) ?? newsroom.languages[0]!;
  const error = Object.values(context.errors ?? {})[0];
  const status = statusOf(context, error);
  if (status === 404 || status === 410) await wayOn(house, language, path);
  const zone = zoneOf(newsroom.timeZone);
  const day = dayOf(zone);
  const html = renderToString(
    <AppProvider house={house} printed={day}>
      <StaticRouterProvider
        router={createStaticRouter(handler.dataRoutes, context)}
        context={context}
        hydrate={false}
      />
    </AppProvider>,
  );

  const headContext = { language, newsroom, origin };
  const head =
    error === undefined ? pageHead(context.matches, context.loaderData, headContext) : hiddenHead(headlineOf(html));
  return {
    kind: 'page',
    status,
    language,
    direction: directionOf(language),
    title: documentTitle(head, headContext),
    tags: headTags(head, headContext),
    html,
    state: {
      newsroom,
      zone,
      day,
      queries: readOf(queryClient),
      refused,
    },
    answer: error === undefined ? articleOf(context, language, queryClient.getQueryData.bind(queryClient)) : null,
  };
}

/** Noon of today in the newsroom's zone. */
function dayOf({ offset }: ZoneSpan): number {
  const there = offset * 60_000;
  return Math.floor((Date.now() + there) / 86_400_000) * 86_400_000 + 43_200_000 - there;
}

let known: ZoneSpan | undefined;
/** Looked up once, and again when the clocks have changed. */
function zoneOf(timeZone: string): ZoneSpan {
  const now = Date.now();
  if (known?.timeZone !== timeZone || now < known.from || now >= known.until) known = computeZone(timeZone, now);
  return known;
}

/** What was read, without what no line, card or link of the page shows of a story. */
function readOf(client: QueryClient): InitialState['queries'] {
  return client
    .getQueryCache()
    .getAll()
    .filter(({ state }) => state.status === 'success')
    .map(({ queryKey, state: { data } }) => [queryKey, lean(queryKey, data)]);
}

/** Decks and pictures of the ticker alone would be a sixth of a page. */
function lean(queryKey: QueryKey, data: unknown): unknown {
  const kind = kindOf(queryKey);
  if (kind === 'ticker') {
    const answer = data as TickerAnswer;
    return { ...answer, stories: answer.stories.map(lineOf) };
  }
  if (kind !== 'article') return data;
  const answer = data as ArticleAnswer;
  return {
    ...answer,
    seeAlso: answer.seeAlso.map((one) =>
      one.type === 'story' ? { ...one, story: { ...cardOf(one.story), picture: null } } : one,
    ),
    related: answer.related.map((one) => ({ ...one, story: cardOf(one.story) })),
  } satisfies ArticleAnswer;
}

const lineOf = (story: Story): Story => ({ ...story, deck: null, kicker: null, section: null, picture: null });
const cardOf = (story: Story): Story => ({
  ...story,
  deck: null,
  picture: story.picture && { ...story.picture, alt: '', caption: null, credit: null },
});

/** A page that is not there shows the nearest that are; its boundary has no loader of its own to ask for them. */
async function wayOn({ wire, queryClient }: AppContext, language: Language, path: string): Promise<void> {
  const [, id, from] = /\/news\/([a-z0-9]+)\?from=([a-z]+)/u.exec(path) ?? [];
  await Promise.allSettled([
    queryClient.ensureQueryData(frontQueries(wire).byLanguage(language)),
    id && isLanguage(from) ? queryClient.ensureQueryData(articleQueries(wire).byId(from, id)) : undefined,
  ]);
}

function articleOf(
  context: StaticHandlerContext,
  language: Language,
  read: (key: QueryKey) => unknown,
): ArticleAnswer | null {
  const id = context.matches.at(-1)?.params.id;
  return id ? ((read(articleKey(language, id)) as ArticleAnswer | undefined) ?? null) : null;
}

/** Loaders throw the wire's error or RR's own; anything else is a fault of ours. */
function statusOf(context: StaticHandlerContext, error: unknown): number {
  if (error === undefined) return context.statusCode;
  const status = (error as { status?: unknown } | null)?.status;
  if (status === 0) return 503;
  return typeof status === 'number' && status >= 400 ? status : 500;
}

/** An error page's boundary knows its words: its headline is the page's title. */
function headlineOf(html: string): string | null {
  const inside = /<h1[^>]*>(.*?)<\/h1>/su.exec(html)?.[1];
  return inside ? inside.replace(/<[^>]*>/gu, '').replace(/&amp;/gu, '&') : null;
}

/** Keeps what the API refused, so that the browser, which runs the same loaders to hydrate, need not ask. */
function remembering(ask: Fetch, refused: InitialState['refused']): Fetch {
  return async (input, init) => {
    const answer = await ask(input, init);
    if (!answer.ok && answer.status < 500) {
      const problem = (await answer
        .clone()
        .json()
        .catch(() => null)) as Problem | null;
      const retryAfter = answer.headers.get('retry-after');
      refused[input] = { status: answer.status, problem, ...(retryAfter && { retryAfter }) };
    }
    return answer;
  };
}
