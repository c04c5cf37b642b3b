import { render } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { onTestFinished } from 'vitest';
import { createMemoryRouter, RouterContextProvider, RouterProvider } from 'react-router';
import type { Newsroom } from '#contract/newsroom.ts';
import { finishHydration } from '../runtime/hydration.ts';
import { settledStates } from '../app/navigation/settled-states.ts';
import { afterStart } from '../app/after-start.ts';
import { createAppContext } from '../app/context/create-app-context.ts';
import { followLinks } from '../app/navigation/follow-links.ts';
import { appContext } from '../app/context/app-context.ts';
import { AppProvider } from '../app/context/AppProvider.tsx';
import { routes } from '../routes/routes.tsx';
import { createQueryClient } from '../wire/query-client.ts';
import { createWire } from '../wire/wire.ts';
import { origin } from './api.ts';
import { newsroom as cannedNewsroom } from './fixtures.ts';

/** Opens an address of the app over the answers of api.ts, as a browser would: routes, loaders, queries and all. */
export async function openRoute(path: string, { newsroom = cannedNewsroom }: { newsroom?: Newsroom } = {}) {
  const wire = createWire({ base: origin, fetch: (input, init) => fetch(input, init) });
  const queryClient = createQueryClient();
  // Retries come at once, so that no test waits.
  queryClient.setDefaultOptions({ queries: { ...queryClient.getDefaultOptions().queries, retryDelay: 0 } });
  const app = createAppContext({ wire, queryClient, newsroom, origin: 'https://news.example' });
  const router = createMemoryRouter(routes(), {
    initialEntries: [path],
    getContext: () => new RouterContextProvider(new Map([[appContext, app]])),
  });
  if (!router.state.initialized) {
    await new Promise<void>((resolve) => {
      const stop = router.subscribe(({ initialized }) => {
        if (!initialized) return;
        stop();
        resolve();
      });
    });
  }
  onTestFinished(followLinks(router));
  onTestFinished(afterStart(app));
  // As in a browser, without a server-rendered page.
  finishHydration();
  const settled = settledStates(router);
  const view = render(
    <AppProvider app={app} renderedDay={null}>
      {/* As in main.tsx. */}
      <RouterProvider router={settled} useTransitions={false} />
    </AppProvider>,
  );
  return { ...view, router, app, queryClient, user: userEvent.setup() };
}
