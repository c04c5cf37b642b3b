import { act, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { saveStory } from '../saved/saved-stories.ts';
import { answer, deferred, problem } from '../testing/api.ts';
import { articleAnswer, searchAnswer, stories, story } from '../testing/fixtures.ts';
import { openRoute } from '../testing/open-route.tsx';
import { expectConsole } from '../testing/setup.ts';
import { nextArticleKey, withdrawnKey } from '../wire/keys.ts';

const announced = () => document.querySelector('main ~ [data-announcer]')!;
const toSection = () => within(screen.getByRole('navigation', { name: 'الأقسام' })).getByRole('link', { name: 'بحر' });

it('a page whose answer is slow is announced by its title, never by that of the previous page', async () => {
  const list = { stories: [story({ section: { slug: 'odd', name: 'قسم نادر' } })], next: null };
  const slow = deferred(list);
  answer('ar/stories', slow.answer);
  const { router } = await openRoute('/ar');
  const said: string[] = [];
  const watch = new MutationObserver(() => said.push(announced().textContent));
  watch.observe(announced(), { childList: true, characterData: true, subtree: true });
  await act(() => router.navigate('/ar/section/odd'));
  await waitFor(() => expect(screen.getByRole('main')).toContainElement(document.activeElement as HTMLElement));
  act(() => slow.release());
  await waitFor(() => expect(announced()).toHaveTextContent('قسم نادر | صحيفة التجربة'));
  expect(said).toEqual(['قسم نادر | صحيفة التجربة']);
  expect(screen.getByRole('heading', { level: 1, name: 'قسم نادر' })).toHaveFocus();
  watch.disconnect();
});

it('an error after the loader is announced and focused; so is the result of a retry, and the next failure', async () => {
  const slow = deferred({});
  let answers: () => object | Promise<object> = () => slow.answer().then(() => problem('unavailable', 503));
  answer('ar/stories', () => answers());
  const { user } = await openRoute('/ar');
  await user.click(toSection());
  // The page is open, and loading.
  await screen.findByText('جارٍ التحميل');
  act(() => slow.release());
  const heading = await screen.findByRole('heading', { level: 1, name: 'الخدمة متوقفة مؤقتاً' });
  await waitFor(() => expect(heading).toHaveFocus());
  await waitFor(() => expect(announced()).toHaveTextContent('الخدمة متوقفة مؤقتاً'));
  const before = announced().textContent;
  answers = () => problem('unavailable', 503);
  await user.click(screen.getByRole('button', { name: 'إعادة المحاولة' }));
  await waitFor(() => expect(announced().textContent).not.toBe(before));
  expect(announced()).toHaveTextContent('الخدمة متوقفة مؤقتاً');
  expect(document.body).not.toHaveFocus();
  answers = () => ({ stories: stories(1), next: null });
  await user.click(screen.getByRole('button', { name: 'إعادة المحاولة' }));
  const headline = await screen.findByRole('heading', { level: 1, name: 'بحر' });
  await waitFor(() => expect(headline).toHaveFocus());
  expectConsole(/React Router caught/);
  expectConsole(/^%o/);
});

it('a new search on the search page counts as a navigation: its headline is focused, its title announced', async () => {
  answer('ar/search', searchAnswer());
  const { user } = await openRoute('/ar/search');
  await user.type(screen.getByRole('combobox', { name: 'ابحث في الأخبار' }), 'قارب{Enter}');
  const headline = await screen.findByRole('heading', { level: 1, name: /قارب/ });
  await waitFor(() => expect(headline).toHaveFocus());
  await waitFor(() => expect(announced()).toHaveTextContent('نتائج البحث عن «قارب» | صحيفة التجربة'));
});

it('removing a saved story moves the focus to the next one, else to the previous one, else to the headline', async () => {
  for (const one of stories(3)) {
    answer(`ar/stories/${one.id}`, articleAnswer(one));
    saveStory(one);
  }
  const { user } = await openRoute('/ar/saved');
  const buttons = () => screen.getAllByRole('button', { name: /^إلغاء الحفظ/ });
  const [, second, third] = buttons();
  await user.click(second!);
  expect(third).toHaveFocus();
  await user.click(third!);
  expect(buttons()[0]).toHaveFocus();
  await user.click(buttons()[0]!);
  await waitFor(() => expect(screen.getByRole('heading', { level: 1 })).toHaveFocus());
});

it('showing a new version, and a withdrawal, keep the focus in the page, and the tab’s title no longer has the headline', async () => {
  const { article } = articleAnswer(story({ headline: 'خبر سيسحب' }));
  answer(`ar/stories/${article.id}`, articleAnswer(article));
  const { user, queryClient } = await openRoute(`/ar/news/${article.id}`);
  await waitFor(() => expect(document.title).toContain('خبر سيسحب'));
  act(() => {
    queryClient.setQueryData(nextArticleKey('ar', article.id), articleAnswer({ ...article, revision: 2 }));
  });
  await user.click(await screen.findByRole('button', { name: 'عرض' }));
  await waitFor(() => expect(screen.getByRole('heading', { level: 1, name: 'خبر سيسحب' })).toHaveFocus());
  act(() => {
    queryClient.setQueryData(withdrawnKey('ar', article.id), { at: '2026-03-01T12:00:00.000Z' });
  });
  const gone = await screen.findByRole('heading', { level: 1, name: 'سُحب هذا الخبر' });
  await waitFor(() => expect(gone).toHaveFocus());
  expect(document.title).toBe('سُحب هذا الخبر | صحيفة التجربة');
});
