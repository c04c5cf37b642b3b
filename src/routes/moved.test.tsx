import { articleKey } from '../wire/keys.ts';
import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { saveStory, savedStories } from '../saved/saved-stories.ts';
import { answer, problem } from '../testing/api.ts';
import { articleAnswer, paragraph, story } from '../testing/fixtures.ts';
import { openRoute } from '../testing/open-route.tsx';
import { applyEvent } from '../live/apply-event.ts';

const page = (id: string, headline: string) =>
  articleAnswer({ id, headline, body: [paragraph('أبحر القارب.')] }, { position: 3 });
const [before, now] = ['aaaaaaaaaa', 'bbbbbbbbbb'];
/** What `fetch` makes of the server's 301. */
const moveStory = () => {
  answer(`ar/stories/${before}`, page(now, 'الخبر في مكانه'));
  answer(`ar/stories/${now}`, page(now, 'الخبر في مكانه'));
};

it('a former address shows the story under its present one', async () => {
  moveStory();
  const { router } = await openRoute(`/ar/news/${before}`);
  expect(await screen.findByRole('heading', { level: 1, name: 'الخبر في مكانه' })).toBeInTheDocument();
  await waitFor(() => expect(router.state.location.pathname).toBe(`/ar/news/${now}`));
});

it('a reader of the story is redirected, and no list has its old id', async () => {
  answer('ar/ticker', { stories: [{ ...story(), id: before, headline: 'سطر قديم' }], position: 3 });
  answer(`ar/stories/${before}`, page(before, 'الخبر القديم'));
  const { router, queryClient, app } = await openRoute(`/ar/news/${before}`);
  await screen.findByRole('heading', { level: 1, name: 'الخبر القديم' });
  await screen.findAllByText('سطر قديم');
  moveStory();
  const place = { queryClient, wire: app.wire, language: 'ar' } as const;
  applyEvent(place, { event: 'canceled', id: 4, storyId: before, reason: 'moved' });
  await waitFor(() => expect(router.state.location.pathname).toBe(`/ar/news/${now}`));
  expect(await screen.findByRole('heading', { level: 1, name: 'الخبر في مكانه' })).toBeInTheDocument();
  expect(screen.queryByText('سطر قديم')).toBeNull();
  // When it is withdrawn, nothing stays under its former id.
  applyEvent(place, { event: 'canceled', id: 5, storyId: now, reason: 'killed' });
  expect(queryClient.getQueryData(articleKey('ar', before))).toBeUndefined();
});

it('a saved story gets its new id, once and in its place', async () => {
  saveStory({ ...story(), id: before, headline: 'الخبر القديم' });
  saveStory({ ...story(), id: 'cccccccccc', headline: 'خبر آخر' });
  moveStory();
  answer('ar/stories/cccccccccc', () => problem('not-found', 404));
  const { user } = await openRoute('/ar/saved');
  const link = await screen.findByRole('link', { name: 'الخبر في مكانه' });
  expect(link).toHaveAttribute('href', `/ar/news/${now}`);
  expect(savedStories().map(({ story: one }) => one.id)).toEqual(['cccccccccc', now]);
  await user.click(screen.getByRole('button', { name: /الخبر في مكانه/ }));
  expect(savedStories().map(({ story: one }) => one.id)).toEqual(['cccccccccc']);
});
