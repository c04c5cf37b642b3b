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
import type { ArticleAnswer } from '#contract/story.ts';
import { hasRareBlocks } from './article/blocks/rare-kinds.ts';
import { errorText, type Original, originalOf } from './app/errors/error-text.ts';
import { failureOf } from './app/errors/failure.ts';
import { initialQueries } from './app/loading/initial-queries.ts';
import type { InitialState } from './app/loading/initial-state.ts';
import { computeZone } from './language/format.ts';
import { languageOfPath } from './language/language-of-path.ts';
import type { ZoneSpan } from './language/zone.ts';
import { frontQueries } from './front/front.queries.ts';
import { createAppContext } from './app/context/create-app-context.ts';
import { documentTitle, type Head, noindexHead } from './app/head/head.ts';
import { headTags, type HeadTag } from './app/head/head-tags.ts';
import { pageHead } from './app/head/page-head.ts';
import { AppProvider } from './app/context/AppProvider.tsx';
import { appContext, type AppContext } from './app/context/app-context.ts';
import { routes } from './routes/routes.tsx';
import { articleQueries } from './story/story.queries.ts';
import { type FailedRequests, recordFailedRequests } from './wire/failed-requests.ts';
import { createQueryClient } from './wire/query-client.ts';
import type { Fetch } from './wire/request.ts';
import { createWire } from './wire/wire.ts';

export type RenderRequest = {
  /** Path and query of the page. */
  path: string;
  /** Origin of absolute URLs, without a slash at its end. */
  origin: string;
  newsroom: Newsroom;
  /** Requests the API of this very process. */
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
      /** Id of the route (src/routes/routes.tsx), whose chunk the app needs first. */
      route: string | null;
      /** Whether the page shows blocks whose style is not in the main sheet. */
      rareBlocks: boolean;
      state: InitialState;
      /** Of an article page, for its JSON-LD. */
      answer: ArticleAnswer | null;
    };

// Routes and catalogues are shared by all requests; the query client and its data never are.
const handler = createStaticHandler(routes());
let catalogues: Pick<AppContext, 'loadI18n' | 'loadedI18n' | 'lastI18n'> | undefined;

/** Runs a page's loaders and renders it as the browser does until hydration. */
export async function render({ path, origin, newsroom, fetch }: RenderRequest): Promise<Rendered> {
  const failedRequests: FailedRequests = {};
  const app = createRequestContext({ path, origin, newsroom, fetch }, failedRequests);
  const requestContext = new RouterContextProvider(new Map([[appContext, app]]));
  const context = await handler.query(new Request(origin + path), { requestContext });
  if (context instanceof Response) {
    return { kind: 'redirect', status: context.status, location: context.headers.get('location') ?? '/' };
  }
  const language = context.matches.map(({ params }) => params.lang).find(isLanguage) ?? newsroom.languages[0]!;
  const error = Object.values(context.errors ?? {})[0];
  const status = statusOf(context, error);
  const site = { language, newsroom, origin };
  const head =
    error === undefined
      ? pageHead(context.matches, context.loaderData, { ...site, t: app.loadedI18n(language)!.t })
      : await errorHead(app, context, error);
  const zone = zoneOf(newsroom.timeZone);
  const day = noonOfToday(zone);
  const html = renderToString(
    <AppProvider app={app} renderedDay={day}>
      <StaticRouterProvider
        router={createStaticRouter(handler.dataRoutes, context)}
        context={context}
        hydrate={false}
      />
    </AppProvider>,
  );
  const answer = error === undefined ? articleOf(context, language, app) : null;
  return {
    kind: 'page',
    status,
    language,
    direction: directionOf(language),
    title: documentTitle(head, site),
    tags: headTags(head, site),
    html,
    route: context.matches.at(-1)?.route.id ?? null,
    state: { newsroom, zone, day, queries: initialQueries(app.queryClient), failedRequests },
    rareBlocks: answer !== null && hasRareBlocks(answer.article.body),
    answer,
  };
}

function createRequestContext({ newsroom, origin, fetch }: RenderRequest, failedRequests: FailedRequests): AppContext {
  const queryClient = createQueryClient();
  // No retries: the browser makes them. No garbage collection: the client is dropped after the request.
  queryClient.setDefaultOptions({
    queries: { ...queryClient.getDefaultOptions().queries, retry: false, gcTime: Infinity },
  });
  const app = createAppContext({
    wire: createWire({ base: '', fetch: recordFailedRequests(fetch, failedRequests) }),
    queryClient,
    newsroom,
    origin,
  });
  catalogues ??= { loadI18n: app.loadI18n, loadedI18n: app.loadedI18n, lastI18n: app.lastI18n };
  return { ...app, ...catalogues };
}

/** The head of an error page. Loads what the page shows: an error boundary has no loader. */
async function errorHead(app: AppContext, context: StaticHandlerContext, error: unknown): Promise<Head> {
  const { newsroom } = app;
  const { pathname, search } = context.location;
  const failure = failureOf(error);
  const language = languageOfPath(pathname, newsroom);
  const original = originalOf(
    failure,
    language,
    context.matches.at(-1)?.params.id,
    new URLSearchParams(search).get('from'),
  );
  if (failure.kind === 'not-found' || failure.kind === 'withdrawn') await loadNearestStories(app, language, original);
  const i18n = app.loadedI18n(language) ?? app.lastI18n();
  return noindexHead(i18n ? errorText(failure, original, { language, newsroom }, i18n.t, true).title : null);
}

async function loadNearestStories(
  { wire, queryClient }: AppContext,
  language: Language,
  original: Original | null,
): Promise<void> {
  await Promise.allSettled([
    queryClient.ensureQueryData(frontQueries(wire).byLanguage(language)),
    original && queryClient.ensureQueryData(articleQueries(wire).byId(original.language, original.id)),
  ]);
}

/** Noon of today in the newsroom's zone, in ms since 1970. */
function noonOfToday({ offset }: ZoneSpan): number {
  const offsetMs = offset * 60_000;
  return Math.floor((Date.now() + offsetMs) / 86_400_000) * 86_400_000 + 43_200_000 - offsetMs;
}

let cachedZone: ZoneSpan | undefined;
/** Computed once, and again when the clocks have changed. */
function zoneOf(timeZone: string): ZoneSpan {
  const now = Date.now();
  if (cachedZone?.timeZone !== timeZone || now < cachedZone.from || now >= cachedZone.until)
    cachedZone = computeZone(timeZone, now);
  return cachedZone;
}

function articleOf(
  { matches }: StaticHandlerContext,
  language: Language,
  { wire, queryClient }: AppContext,
): ArticleAnswer | null {
  const id = matches.at(-1)?.params.id;
  return id ? (queryClient.getQueryData(articleQueries(wire).byId(language, id).queryKey) ?? null) : null;
}

/** Loaders throw a WireError or the router's error response; anything else is a bug and a 500. */
function statusOf(context: StaticHandlerContext, error: unknown): number {
  if (error === undefined) return context.statusCode;
  const status = (error as { status?: unknown } | null)?.status;
  if (status === 0) return 503;
  return typeof status === 'number' && status >= 400 ? status : 500;
}
