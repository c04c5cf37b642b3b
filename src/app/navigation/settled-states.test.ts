import { createMemoryRouter } from 'react-router';
import { expect, it } from 'vitest';
import { settledStates } from './settled-states.ts';

it('tells only of pages that have arrived, the last of two that were asked for', async () => {
  const router = createMemoryRouter(
    [
      { id: 'front', path: '/', loader: () => 'front' },
      { id: 'story', path: '/:id', loader: ({ params }) => params['id'] },
    ],
    { initialEntries: ['/'] },
  );
  const settled = settledStates(router);
  const told: string[] = [];
  settled.subscribe(({ location, navigation }) => void told.push(`${navigation.state} ${location.pathname}`));
  await expect.poll(() => settled.state.initialized).toBe(true);
  told.length = 0;
  const first = router.navigate('/one');
  const second = router.navigate('/two');
  await Promise.all([first, second]);
  expect(told).toEqual(['idle /two']);
  expect(settled.state.loaderData).toEqual({ story: 'two' });
  await router.revalidate();
  expect(told.every((each) => each === 'idle /two')).toBe(true);
  router.dispose();
});
