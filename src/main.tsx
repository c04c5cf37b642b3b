import { StrictMode, startTransition } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { createBrowserRouter, RouterContextProvider, RouterProvider } from 'react-router';
import { AppProvider } from './app/context/AppProvider.tsx';
import { type AppContext, appContext } from './app/context/app-context.ts';
import { canHydrate, isTranslated } from './app/loading/can-hydrate.ts';
import { loadAppContext } from './app/loading/load-app-context.ts';
import { readInitialState } from './app/loading/read-initial-state.ts';
import { reloadAfterDeploy } from './app/loading/reload-after-deploy.ts';
import { initialized, reloadMissingChunks, type Router } from './app/loading/router-ready.ts';
import { followLinks } from './app/navigation/follow-links.ts';
import { settledStates } from './app/navigation/settled-states.ts';
import './main.css';
import { preloadRoutes, routes } from './routes/routes.tsx';
import { finishHydration } from './runtime/hydration.ts';
import { whenIdle } from './runtime/when-idle.ts';
import { restored, restoring } from './wire/restored.ts';

const root = document.getElementById('root')!;

/** The app's start, which the boot script (src/runtime/boot.ts) calls for. `nextTask` splits it, so that slow processors can respond to input in between. */
async function start(): Promise<void> {
  reloadAfterDeploy();
  // Also lets this module's own task end.
  await nextTask();
  const initial = readInitialState();
  const app = await loadAppContext(initial, showLoadError);
  await nextTask();
  // The offline shell opens with what the device has.
  const isOfflineShell = root.dataset.shell !== undefined;
  if (isOfflineShell) await restorePersistedQueries(app, Promise.resolve());
  const router = createRouter(app);
  await initialized(router);
  await reloadMissingChunks(router, showLoadError);
  followLinks(router);
  await nextTask();
  if (!isOfflineShell) void restorePersistedQueries(app, new Promise((resolve) => void whenIdle(resolve)));
  if (initial && canHydrate(root)) hydrate(tree(app, router, initial.day));
  else mount(tree(app, router, null));
  whenIdle(() => {
    preloadRoutes();
    // After a deploy it may no longer exist; pages and links work without it.
    import('./app/after-start.ts').then(
      ({ afterStart }) => afterStart(app),
      () => {},
    );
  });
}

const nextTask = () => new Promise<void>((resolve) => setTimeout(resolve));

const createRouter = (app: AppContext): Router =>
  createBrowserRouter(routes(), { getContext: () => new RouterContextProvider(new Map([[appContext, app]])) });

/** Called before the first effect, so that the stream starts from the restored data (src/wire/restored.ts). */
function restorePersistedQueries({ queryClient }: AppContext, when: Promise<void>): Promise<unknown> {
  restoring(
    queryClient,
    when.then(() => import('./wire/persistence.ts')).then(({ persistQueries }) => persistQueries(queryClient)),
  );
  return restored(queryClient);
}

const tree = (app: AppContext, router: Router, renderedDay: number | null) => (
  <StrictMode>
    <AppProvider app={app} renderedDay={renderedDay}>
      {/* Without transitions: rendered in slices, a page's headline would be painted several times later. */}
      <RouterProvider router={settledStates(router)} useTransitions={false} />
    </AppProvider>
  </StrictMode>
);

function hydrate(page: ReturnType<typeof tree>): void {
  startTransition(
    () =>
      void hydrateRoot(root, page, {
        // When the browser has translated the page meanwhile, React has rendered it anew: nothing to report.
        onRecoverableError: (error) => isTranslated(root) || reportError(error),
      }),
  );
}

function mount(page: ReturnType<typeof tree>): void {
  finishHydration();
  createRoot(root).render(page);
}

/** A server-rendered page stays as it is, and its links work; an empty one gets a text that needs no catalogue. */
function showLoadError(): void {
  if (!root.firstChild) root.textContent = 'تعذّر التحميل، أعد المحاولة. This could not be loaded, please try again.';
}

start().catch((error: unknown) => {
  console.error(error);
  showLoadError();
});
