import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { followLinks } from './follow-links.ts';

const navigate = vi.fn<(to: string, options: { replace: boolean }) => void>();
let stop: () => void;
beforeEach(() => {
  navigate.mockClear();
  stop = followLinks({ navigate });
});
afterEach(() => {
  stop();
  document.body.replaceChildren();
});

/** Clicks on the text of a link. Returns whether following it was left to the browser. */
function click(attributes: Record<string, string>, event: MouseEventInit = {}): boolean {
  const link = document.createElement('a');
  for (const [name, value] of Object.entries(attributes)) link.setAttribute(name, value);
  const words = document.createElement('bdi');
  link.append(words);
  document.body.append(link);
  // Afterwards, so that jsdom is never asked to load a page.
  let left = true;
  const after = (clicked: Event) => {
    left = !clicked.defaultPrevented;
    clicked.preventDefault();
  };
  addEventListener('click', after, { once: true });
  words.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ...event }));
  return left;
}

it('a click on a link to a page navigates inside the app', () => {
  expect(click({ href: '/ar/news/abcdefghij?from=en#end' })).toBe(false);
  expect(navigate).toHaveBeenCalledExactlyOnceWith('/ar/news/abcdefghij?from=en#end', { replace: false });
});

it('a link to the current page replaces its history entry', () => {
  const here = location.href;
  history.replaceState(null, '', '/ar/latest');
  click({ href: '/ar/latest' });
  expect(navigate).toHaveBeenCalledExactlyOnceWith('/ar/latest', { replace: true });
  history.replaceState(null, '', here);
});

it('leaves files, other sites and fragments to the browser', () => {
  for (const href of [
    '/ar/rss.xml',
    'https://other.example/ar',
    '/api/docs',
    '/preview/x',
    '#content',
    'mailto:a@news.example',
  ])
    expect([href, click({ href })]).toEqual([href, true]);
  expect(navigate).not.toHaveBeenCalled();
});

it('leaves addresses of a former site to the server, which knows where they lead', () => {
  for (const href of ['/ar/%D9%86%D8%AD%D9%84', '/en/bees-are-back/', '/2026/03/bees/', '/?p=12'])
    expect([href, click({ href })]).toEqual([href, true]);
  for (const href of ['/ar', '/ar/', '/ar/latest', '/en/section/society?cursor=x', '/ar/NEWS/abcdefghij'])
    expect([href, click({ href })]).toEqual([href, false]);
});

it('leaves new tabs, windows, downloads and handled clicks to the browser', () => {
  const href = '/ar/latest';
  for (const event of [{ ctrlKey: true }, { metaKey: true }, { shiftKey: true }, { altKey: true }, { button: 1 }])
    expect(click({ href }, event)).toBe(true);
  expect(click({ href, target: '_blank' })).toBe(true);
  expect(click({ href, download: '' })).toBe(true);
  expect(click({ href, target: '_self' })).toBe(false);
  expect(navigate).toHaveBeenCalledTimes(1);
  const refuse = (event: Event) => event.preventDefault();
  document.body.addEventListener('click', refuse);
  click({ href });
  document.body.removeEventListener('click', refuse);
  expect(navigate).toHaveBeenCalledTimes(1);
});
