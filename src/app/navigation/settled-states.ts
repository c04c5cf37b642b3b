import type { createBrowserRouter } from 'react-router';

type Router = ReturnType<typeof createBrowserRouter>;

/**
 * The router as RouterProvider sees it: only when no navigation is under way. Nothing shows that one has begun, but React would render the
 * whole page for it that the reader is about to leave.
 */
export function settledStates(router: Router): Router {
  const subscribe: Router['subscribe'] = (listener) =>
    router.subscribe((state, options) => {
      if (state.navigation.state === 'idle') listener(state, options);
    });
  return Object.create(router, { subscribe: { value: subscribe } }) as Router;
}
