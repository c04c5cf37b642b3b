import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { reloadAfterDeploy } from './reload-after-deploy.ts';

const reload = vi.fn();
let page: () => Promise<Response>;
const fetch = vi.fn(() => page());
const printed = (app: string) => () =>
  Promise.resolve(new Response(`<!doctype html><script data-app="${app}" data-also="">1</script>`));

beforeEach(() => {
  reload.mockClear();
  document.head.innerHTML = '<script type="text/plain" data-app="/assets/one.js"></script>';
  vi.stubGlobal('location', { reload, href: 'http://sharit.test/ar' });
  vi.stubGlobal('fetch', fetch);
});
afterEach(() => vi.unstubAllGlobals());

test('a missing chunk reloads the page only if the server has a newer build', async () => {
  reloadAfterDeploy();
  const missing = async (answer: () => Promise<Response>) => {
    page = answer;
    fetch.mockClear();
    dispatchEvent(new Event('vite:preloadError'));
    await vi.waitFor(() => expect(fetch).toHaveBeenCalledTimes(1));
    // What follows the answer has run.
    await new Promise((resolve) => setTimeout(resolve));
    return reload.mock.calls.length;
  };
  expect(await missing(() => Promise.reject(new TypeError('no line')))).toBe(0);
  expect(await missing(() => Promise.resolve(new Response('<h1>Welcome to the hotel</h1>')))).toBe(0);
  expect(await missing(() => Promise.resolve(new Response('<h1>Bad gateway</h1>', { status: 502 })))).toBe(0);
  expect(await missing(printed('/assets/one.js'))).toBe(0);
  expect(await missing(printed('/assets/two.js'))).toBe(1);
});
