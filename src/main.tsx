import { StrictMode, startTransition } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { createBrowserRouter, RouterContextProvider, RouterProvider } from 'react-router';
import { reloadAfterDeploy } from './app/loading/reload-after-deploy.ts';
import {
  hydrateQueries,
  type InitialState,
  readInitialState,
  replayFailedRequests,
} from './app/loading/initial-state.ts';
import './main.css';
import { createAppContext } from './app/context/create-app-context.ts';
import { followLinks } from './app/navigation/follow-links.ts';
import { prefetchOnIntent } from './app/navigation/prefetch-on-intent.ts';
import { type AppContext, appContext } from './app/context/app-context.ts';
import { isChunkLoadError } from './app/errors/failure.ts';
import { AppProvider } from './app/context/AppProvider.tsx';
import { languageOfPath } from './language/language-of-path.ts';
import { routes } from './routes/routes.tsx';
import { waitBeforeRetry } from './runtime/wait-before-retry.ts';
import { createQueryClient } from './wire/query-client.ts';
import { finishHydration } from './runtime/hydration.ts';
import { whenIdle } from './runtime/when-idle.ts';
import { restoring } from './wire/restored.ts';
import { isRetryable } from './wire/wire-error.ts';
import { createWire } from './wire/wire.ts';

type Router = ReturnType<typeof createBrowserRouter>;

/** The app's start, in order. `nextTask` splits it, so that slow processors can respond to input in between. */
async function start(): Promise<void> {
  const root = document.getElementById('root')!;
  const initial = readInitialState();
  const app = await loadAppContext(initial);
  await nextTask();
  const router = createRouter(app);
  await initialized(router);
  if (initial) await reloadMissingChunks(router);
  followLinks(router);
  prefetchOnIntent(app);
  await nextTask();
  restorePersistedQueries(app);
  if (initial && root.firstChild && isAtLoadedUrl() && !isTranslated(root)) hydrate(root, app, router, initial);
  else mount(root, app, router);
}

async function loadAppContext(initial: InitialState | null): Promise<AppContext> {
  const network: typeof fetch = (input, init) => fetch(input, init);
  const wire = createWire({
    base: '',
    fetch: initial ? replayFailedRequests(initial.failedRequests, network) : network,
  });
  const queryClient = createQueryClient();
  if (initial) hydrateQueries(queryClient, initial);
  const newsroom = initial?.newsroom ?? (await retryUntilLoaded(() => wire.newsroom()));
  const app = createAppContext({ wire, queryClient, newsroom, origin: location.origin });
  // Every page needs a catalogue, error pages included.
  await retryUntilLoaded(() => app.loadI18n(languageOfPath(location.pathname, newsroom)));
  return app;
}

const createRouter = (app: AppContext): Router =>
  createBrowserRouter(routes(), { getContext: () => new RouterContextProvider(new Map([[appContext, app]])) });

/** Resolves when the first page's loaders have run. */
async function initialized(router: Router): Promise<void> {
  if (router.state.initialized) return;
  await new Promise<void>((resolve) => {
    const unsubscribe = router.subscribe((state) => {
      if (!state.initialized) return;
      unsubscribe();
      resolve();
    });
  });
}

/** While a chunk of a server-rendered page does not load, the page stays as it is; it is hydrated once all have loaded. */
async function reloadMissingChunks(router: Router): Promise<void> {
  const isChunkMissing = () => isAtLoadedUrl() && Object.values(router.state.errors ?? {}).some(isChunkLoadError);
  for (let attempts = 0; isChunkMissing(); attempts += 1) {
    await waitBeforeRetry(attempts);
    await router.revalidate();
  }
}

/** Called before the first effect, so that the stream starts from the restored data (src/wire/restored.ts). */
function restorePersistedQueries({ queryClient }: AppContext): void {
  restoring(
    queryClient,
    new Promise<void>((resolve) => void whenIdle(resolve))
      .then(() => import('./wire/persistence.ts'))
      .then(({ persistQueries }) => persistQueries(queryClient)),
  );
}

function hydrate(root: HTMLElement, app: AppContext, router: Router, { day }: InitialState): void {
  startTransition(
    () =>
      void hydrateRoot(root, tree(app, router, day), {
        // When the browser has translated the page meanwhile, React has rendered it anew: nothing to report.
        onRecoverableError: (error) => isTranslated(root) || reportError(error),
      }),
  );
}

function mount(root: HTMLElement, app: AppContext, router: Router): void {
  finishHydration();
  createRoot(root).render(tree(app, router, null));
}

const tree = (app: AppContext, router: Router, renderedDay: number | null) => (
  <StrictMode>
    <AppProvider app={app} renderedDay={renderedDay}>
      {/* Without transitions: rendered in slices, a page's headline would be painted several times later. */}
      <RouterProvider router={router} useTransitions={false} />
    </AppProvider>
  </StrictMode>
);

/** False when the reader went back or forward before the app started: the address then changed, but not the page. */
function isAtLoadedUrl(): boolean {
  const [visit] = performance.getEntriesByType('navigation');
  if (!visit) return true;
  const { pathname, search } = new URL(visit.name);
  return pathname === location.pathname && search === location.search;
}

/** A browser that translates wraps texts in `<font>` elements, which the app never renders: such a page cannot be hydrated. */
const isTranslated = (root: HTMLElement): boolean => root.querySelector('font') !== null;

const nextTask = () => new Promise<void>((resolve) => setTimeout(resolve));

async function retryUntilLoaded<T>(load: () => Promise<T>): Promise<T> {
  for (let attempts = 0; ; attempts += 1) {
    try {
      return await load();
    } catch (error) {
      if (!isRetryable(error) && !isChunkLoadError(error)) throw error;
      showLoadError();
      await waitBeforeRetry(attempts);
    }
  }
}

/** A server-rendered page stays as it is, and its links work; an empty one gets a text that needs no catalogue. */
function showLoadError(): void {
  const root = document.getElementById('root')!;
  if (!root.firstChild) root.textContent = 'تعذّر التحميل، أعد المحاولة. This could not be loaded, please try again.';
}

reloadAfterDeploy();
start().catch((error: unknown) => {
  console.error(error);
  showLoadError();
});
