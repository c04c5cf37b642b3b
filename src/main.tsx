import { StrictMode, startTransition } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { createBrowserRouter, RouterContextProvider, RouterProvider } from 'react-router';
import { reloadAfterDeploy } from './after-deploy.ts';
import { afterRefusals, knowState, readFirstState } from './first-state.ts';
import './main.css';
import { createHouse } from './routes/create-house.ts';
import { followLinks } from './routes/follow-links.ts';
import { foresee } from './routes/foresee.ts';
import { houseContext } from './routes/house.ts';
import { HouseProvider } from './routes/HouseProvider.tsx';
import { routes } from './routes/routes.tsx';
import { createQueryClient } from './wire/query-client.ts';
import { hydrationIsOver } from './language/hydration.ts';
import { whenIdle } from './language/when-idle.ts';
import { restoring } from './wire/restored.ts';
import { createWire } from './wire/wire.ts';

/** Between two steps, so that a slow processor can answer a touch: what comes after is a task of its own. */
const pause = () => new Promise<void>((resolve) => setTimeout(resolve));

const quiet = () => new Promise<void>((resolve) => void whenIdle(resolve));

/** A browser that translates puts the words into elements that we never print: such a page cannot be hydrated, it is rendered anew. */
const isTranslated = (root: HTMLElement): boolean => root.querySelector('font') !== null;

async function start(): Promise<void> {
  const first = readFirstState();
  const network: typeof fetch = (input, init) => fetch(input, init);
  const wire = createWire({ base: '', fetch: first ? afterRefusals(first.refused, network) : network });
  const queryClient = createQueryClient();
  if (first) knowState(queryClient, first);
  const newsroom = first?.newsroom ?? (await wire.newsroom());
  const house = createHouse({ wire, queryClient, newsroom, origin: location.origin });
  await pause();
  const router = createBrowserRouter(routes(), {
    getContext: () => new RouterContextProvider(new Map([[houseContext, house]])),
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
  followLinks(router);
  foresee(house);
  const app = (
    <StrictMode>
      <HouseProvider house={house}>
        {/* A page that was asked for comes at once: rendered in slices, its headline is painted several times later. */}
        <RouterProvider router={router} useTransitions={false} />
      </HouseProvider>
    </StrictMode>
  );
  const root = document.getElementById('root')!;
  // Known before the first effect runs: the stream then begins, in a quiet moment, from the oldest answer on hand.
  restoring(
    queryClient,
    quiet()
      .then(() => import('./wire/persist.ts'))
      .then(({ keepQueries }) => keepQueries(queryClient)),
  );
  if (first && root.firstChild && !isTranslated(root)) {
    await pause();
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
  // A page that the server has printed stays as it is, and its links work. An empty one says what it can without words.
  const root = document.getElementById('root')!;
  if (!root.firstChild) root.textContent = 'تعذّر التحميل، أعد المحاولة. This could not be loaded, please try again.';
});
