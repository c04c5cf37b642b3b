import { articleKey } from '../wire/keys.ts';
import { act, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { answer } from '../testing/api.ts';
import { articleAnswer, frontAnswer, story } from '../testing/fixtures.ts';
import { openRoute } from '../testing/open-route.tsx';

test('a navigation focuses the headline and announces the title; the first page does not', async () => {
  answer('ar/stories', { stories: [story()], next: null });
  const { user } = await openRoute('/ar');
  expect(document.body).toHaveFocus();
  await user.click(within(screen.getByRole('navigation', { name: 'الأقسام' })).getByRole('link', { name: 'بحر' }));
  const headline = await screen.findByRole('heading', { level: 1, name: 'بحر' });
  await waitFor(() => expect(headline).toHaveFocus());
  expect(await screen.findByText('بحر | صحيفة التجربة')).toHaveAttribute('aria-live', 'polite');
});

test('a story is prefetched when the pointer reaches its headline', async () => {
  const lead = story({ headline: 'قبل النقر' });
  let asked = 0;
  answer('ar/front', frontAnswer({ lead }));
  answer(`ar/stories/${lead.id}`, () => {
    asked += 1;
    return articleAnswer(lead);
  });
  const { user, queryClient } = await openRoute('/ar');
  await user.hover(screen.getByRole('link', { name: 'قبل النقر' }));
  await waitFor(() => expect(queryClient.getQueryData(articleKey('ar', lead.id))).toBeDefined());
  expect(asked).toBe(1);
});

test('going back shows the page at once, without a request', async () => {
  let asked = 0;
  answer('ar/front', () => {
    asked += 1;
    return frontAnswer({ lead: story({ headline: 'الأولى' }) });
  });
  const { user, router } = await openRoute('/ar');
  await user.click(screen.getAllByRole('link', { name: 'بحث' })[0]!);
  expect(await screen.findByRole('heading', { level: 1, name: 'بحث' })).toBeInTheDocument();
  await router.navigate(-1);
  expect(await screen.findByRole('heading', { level: 1, name: 'الأولى' })).toBeInTheDocument();
  expect(asked).toBe(1);
});

test('the phone’s menu is a details element that Escape closes', async () => {
  const { user } = await openRoute('/ar');
  const menu = screen.getByLabelText('القائمة', { selector: 'summary' });
  await user.click(menu);
  expect(menu.closest('details')).toHaveAttribute('open');
  await user.keyboard('{Escape}');
  expect(menu.closest('details')).not.toHaveAttribute('open');
});

test('the first link in the tab order skips the masthead', async () => {
  const { user } = await openRoute('/en');
  await user.tab();
  expect(screen.getByRole('link', { name: 'Skip to content' })).toHaveFocus();
  expect(document.querySelector('#content')).toBe(screen.getByRole('main'));
});

test('the phone’s menu closes on a tap or focus outside', async () => {
  const { user } = await openRoute('/ar');
  const menu = screen.getByLabelText('القائمة', { selector: 'summary' });
  const details = menu.closest('details')!;
  await user.click(menu);
  await user.click(screen.getByRole('main'));
  expect(details).not.toHaveAttribute('open');
  await user.click(menu);
  act(() => screen.getAllByRole('link', { name: 'بحث' })[0]!.focus());
  expect(details).not.toHaveAttribute('open');
});

test('an address in another case redirects to the page', async () => {
  const { router } = await openRoute('/ar');
  await act(() => router.navigate('/ar/LATEST'));
  await waitFor(() => expect(router.state.location.pathname).toBe('/ar/latest'));
});

test('applies the colour scheme and text size chosen in another tab', async () => {
  await openRoute('/ar');
  localStorage.setItem('sharit-scheme', 'dark');
  localStorage.setItem('sharit-text', '150');
  act(() => void dispatchEvent(new StorageEvent('storage', { key: 'sharit-scheme' })));
  expect(document.documentElement.dataset['theme']).toBe('dark');
  expect(document.documentElement.style.fontSize).toBe('150%');
  localStorage.clear();
  act(() => void dispatchEvent(new StorageEvent('storage', { key: null })));
  expect(document.documentElement.dataset['theme']).toBeUndefined();
});
