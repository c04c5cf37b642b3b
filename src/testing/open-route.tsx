import { render } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { onTestFinished } from 'vitest';
import { createMemoryRouter, RouterContextProvider, RouterProvider } from 'react-router';
import type { Newsroom } from '#contract/newsroom.ts';
import { hydrationIsOver } from '../language/hydration.ts';
import { createHouse } from '../routes/create-house.ts';
import { followLinks } from '../routes/follow-links.ts';
import { foresee } from '../routes/foresee.ts';
import { houseContext } from '../routes/house.ts';
import { HouseProvider } from '../routes/HouseProvider.tsx';
import { routes } from '../routes/routes.tsx';
import { createQueryClient } from '../wire/query-client.ts';
import { createWire } from '../wire/wire.ts';
import { origin } from './api.ts';
import { newsroom as cannedNewsroom } from './canned.ts';

/** Opens an address of the real app over canned answers, as a browser would: routes, loaders, queries and all. */
export async function openRoute(path: string, { newsroom = cannedNewsroom }: { newsroom?: Newsroom } = {}) {
  const wire = createWire({ base: origin, fetch: (input, init) => fetch(input, init) });
  const queryClient = createQueryClient();
  // The second try comes at once, so that no test waits.
  queryClient.setDefaultOptions({ queries: { ...queryClient.getDefaultOptions().queries, retryDelay: 0 } });
  const house = createHouse({ wire, queryClient, newsroom, origin: 'https://news.example' });
  const router = createMemoryRouter(routes(), {
    initialEntries: [path],
    getContext: () => new RouterContextProvider(new Map([[houseContext, house]])),
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
  onTestFinished(foresee(house));
  // As in a browser that renders the page itself.
  hydrationIsOver();
  const view = render(
    <HouseProvider house={house} printed={null}>
      {/* As in main.tsx. */}
      <RouterProvider router={router} useTransitions={false} />
    </HouseProvider>,
  );
  return { ...view, router, house, queryClient, user: userEvent.setup() };
}
