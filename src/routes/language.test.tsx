import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { answer, problem } from '../testing/api.ts';
import { articleAnswer, frontAnswer, newsroom, searchAnswer, story } from '../testing/fixtures.ts';
import { openRoute } from '../testing/open-route.tsx';

const languages = () => within(screen.getAllByRole('navigation', { name: /^(اللغات|Languages)$/ })[0]!);

test('outside articles the switch leads to the same page, and the choice is remembered', async () => {
  answer('en/front', frontAnswer({ lead: story({ language: 'en', headline: 'A boat crosses' }) }));
  const { user, router } = await openRoute('/ar');
  expect(languages().getByRole('link', { name: 'العربية' })).toHaveAttribute('aria-current', 'true');
  const english = languages().getByRole('link', { name: 'English' });
  expect(english).toHaveAttribute('lang', 'en');
  await user.click(english);
  expect(await screen.findByRole('heading', { level: 1, name: 'A boat crosses' })).toBeInTheDocument();
  expect(router.state.location.pathname).toBe('/en');
  expect(document.documentElement).toHaveAttribute('dir', 'ltr');
  expect(document.cookie).toContain('sharit-language=en');
});

test('a search keeps its query', async () => {
  answer('ar/search', searchAnswer());
  await openRoute('/ar/search?q=sea');
  expect(languages().getByRole('link', { name: 'English' })).toHaveAttribute('href', '/en/search?q=sea');
});

test('an article leads to its translation', async () => {
  const translations = [{ language: 'en' as const, id: 'english01', headline: 'The kite' }];
  answer('ar/stories/arabic001', articleAnswer({ id: 'arabic001' }, { translations }));
  await openRoute('/ar/news/arabic001');
  expect(languages().getByRole('link', { name: 'English' })).toHaveAttribute('href', '/en/news/english01');
});

test('an article without translation leads to a notice with the nearest stories', async () => {
  answer('ar/stories/arabic001', articleAnswer({ id: 'arabic001', headline: 'طائرة ورقية' }));
  answer('en/stories/arabic001', () => problem('not-found', 404));
  const near = story({ language: 'en', headline: 'Near the sea' });
  answer(
    'en/front',
    frontAnswer({
      lead: story({ language: 'en', headline: 'Far away' }),
      sections: [{ section: { slug: 'sea', name: 'Sea' }, stories: [near] }],
    }),
  );
  const { user } = await openRoute('/ar/news/arabic001');
  await user.click(languages().getByRole('link', { name: 'English' }));
  expect(
    await screen.findByRole('heading', { level: 1, name: 'This story is not available in English' }),
  ).toBeInTheDocument();
  await waitFor(() => {
    const headlines = screen.getAllByRole('heading', { level: 3 }).map((heading) => heading.textContent);
    expect(headlines.slice(0, 2)).toEqual(['Near the sea', 'Far away']);
  });
  expect(screen.getByRole('link', { name: 'طائرة ورقية' })).toHaveAttribute('href', '/ar/news/arabic001');
});

test('a newsroom of one language has no switch', async () => {
  await openRoute('/ar', { newsroom: { ...newsroom, languages: ['ar'] } });
  expect(screen.queryByRole('navigation', { name: 'اللغات' })).not.toBeInTheDocument();
});

test('a language that the newsroom does not publish in is a 404 page in its first language', async () => {
  await openRoute('/fr/news/whatever1');
  expect(await screen.findByRole('heading', { level: 1, name: 'لم نجد هذه الصفحة' })).toBeInTheDocument();
});
