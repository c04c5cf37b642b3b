import { StrictMode, startTransition } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { createBrowserRouter, RouterContextProvider, RouterProvider } from 'react-router';
import { reloadAfterDeploy } from './app/loading/reload-after-deploy.ts';
import { afterRefusals, hydrateQueries, readInitialState } from './app/loading/initial-state.ts';
import './main.css';
import { createAppContext } from './app/context/create-app-context.ts';
import { followLinks } from './app/navigation/follow-links.ts';
import { prefetchOnIntent } from './app/navigation/prefetch-on-intent.ts';
import { appContext } from './app/context/app-context.ts';
import { isLostPart } from './app/errors/failure.ts';
import { AppProvider } from './app/context/AppProvider.tsx';
import { languageOf } from './routes/root.tsx';
import { routes } from './routes/routes.tsx';
import { pauseBefore } from './runtime/pause-before.ts';
import { createQueryClient } from './wire/query-client.ts';
import { hydrationIsOver } from './runtime/hydration.ts';
import { whenIdle } from './runtime/when-idle.ts';
import { restoring } from './wire/restored.ts';
import { isRetryable } from './wire/wire-error.ts';
import { createWire } from './wire/wire.ts';

/** Until it works: without it there is no app, and what the server has printed stays as it is. */
async function untilThere<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await ask();
    } catch (error) {
      if (!isRetryable(error) && !isLostPart(error)) throw error;
      sayTrouble();
      await pauseBefore(tries);
    }
  }
}

/** A page that the server has printed stays as it is, and its links work. An empty one says what it can without words. */
function sayTrouble(): void {
  const root = document.getElementById('root')!;
  if (!root.firstChild) root.textContent = 'تعذّر التحميل، أعد المحاولة. This could not be loaded, please try again.';
}

/** Back, before the app was there, changes the address and not the page: what stands there is then not to be taken over. */
function isPrintedPage(): boolean {
  const [visit] = performance.getEntriesByType('navigation');
  if (!visit) return true;
  const { pathname, search } = new URL(visit.name);
  return pathname === location.pathname && search === location.search;
}

/** Between two steps, so that a slow processor can answer a touch: what comes after is a task of its own. */
const pause = () => new Promise<void>((resolve) => setTimeout(resolve));

const quiet = () => new Promise<void>((resolve) => void whenIdle(resolve));

/** A browser that translates puts the words into elements that we never print: such a page cannot be hydrated, it is rendered anew. */
const isTranslated = (root: HTMLElement): boolean => root.querySelector('font') !== null;

async function start(): Promise<void> {
  const first = readInitialState();
  const network: typeof fetch = (input, init) => fetch(input, init);
  const wire = createWire({ base: '', fetch: first ? afterRefusals(first.refused, network) : network });
  const queryClient = createQueryClient();
  if (first) hydrateQueries(queryClient, first);
  const newsroom = first?.newsroom ?? (await untilThere(() => wire.newsroom()));
  const house = createAppContext({ wire, queryClient, newsroom, origin: location.origin });
  // Every page needs them, also the one that says what is wrong.
  await untilThere(() => house.i18n(languageOf(location.pathname, newsroom)));
  await pause();
  const router = createBrowserRouter(routes(), {
    getContext: () => new RouterContextProvider(new Map([[appContext, house]])),
  });
  if (!router.state.initialized) {
    await new Promise<void>((resolve) => {
      const stop = router.subscribe((state) => {
        if (!state.initialized) return;
        stop();
        resolve();
      });
    });
  }
  // A part of a printed page that does not come: the page stands, and is taken over when it has come.
  const lacksPart = () =>
    first !== null && isPrintedPage() && Object.values(router.state.errors ?? {}).some(isLostPart);
  for (let tries = 0; lacksPart(); tries += 1) {
    await pauseBefore(tries);
    await router.revalidate();
  }
  followLinks(router);
  prefetchOnIntent(house);
  const root = document.getElementById('root')!;
  await pause();
  const printed = first && root.firstChild && isPrintedPage() && !isTranslated(root) ? first : null;
  const app = (
    <StrictMode>
      <AppProvider house={house} printed={printed?.day ?? null}>
        {/* A page that was asked for comes at once: rendered in slices, its headline is painted several times later. */}
        <RouterProvider router={router} useTransitions={false} />
      </AppProvider>
    </StrictMode>
  );
  // Known before the first effect runs: the stream then begins, in a quiet moment, from the oldest answer on hand.
  restoring(
    queryClient,
    quiet()
      .then(() => import('./wire/persistence.ts'))
      .then(({ persistQueries }) => persistQueries(queryClient)),
  );
  if (printed) {
    startTransition(
      () =>
        void hydrateRoot(root, app, {
          // Translated meanwhile: React has printed the page anew, and there is nothing to report.
          onRecoverableError: (error) => isTranslated(root) || reportError(error),
        }),
    );
  } else {
    hydrationIsOver();
    createRoot(root).render(app);
  }
}

reloadAfterDeploy();
start().catch((error: unknown) => {
  console.error(error);
  sayTrouble();
});
