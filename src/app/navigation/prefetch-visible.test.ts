import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { prefetchVisible } from './prefetch-visible.ts';

let report!: (entries: { target: Element; isIntersecting: boolean }[]) => void;
let observed: Element[] = [];
let stop = () => {};

beforeEach(() => {
  vi.useFakeTimers();
  observed = [];
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(callback: typeof report) {
        report = callback;
      }
      observe = (element: Element) => void observed.push(element);
      unobserve = (element: Element) => void (observed = observed.filter((one) => one !== element));
      disconnect = () => void (observed = []);
    },
  );
});
afterEach(() => {
  stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
  document.body.replaceChildren();
});

function start(count: number) {
  document.body.innerHTML = `<nav><a href="/ar/news/nav">x</a></nav><main>${Array.from({ length: count }, (_, index) => `<a href="/ar/news/s${index}">x</a>`).join('')}<a href="/ar/search">x</a></main>`;
  const prefetched: string[] = [];
  stop = prefetchVisible((link) => prefetched.push(link.getAttribute('href')!));
  vi.advanceTimersByTime(5000);
  return prefetched;
}
const show = (...elements: Element[]) => report(elements.map((target) => ({ target, isIntersecting: true })));

it('watches the story links of the main part only', () => {
  start(2);
  expect(observed.map((link) => link.getAttribute('href'))).toEqual(['/ar/news/s0', '/ar/news/s1']);
});

it('prefetches a link that stays in the window, once, and none that only passes', () => {
  const prefetched = start(2);
  const [stays, passes] = observed as [Element, Element];
  show(stays, passes);
  vi.advanceTimersByTime(700);
  report([{ target: passes, isIntersecting: false }]);
  expect(prefetched).toEqual([]);
  vi.advanceTimersByTime(200);
  expect(prefetched).toEqual(['/ar/news/s0']);
  expect(observed).toEqual([passes]);
});

it('prefetches six links of a page at most', () => {
  const prefetched = start(9);
  show(...observed);
  vi.advanceTimersByTime(1000);
  expect(prefetched).toHaveLength(6);
});

it('prefetches nothing on a slow connection, or where data is to be saved', () => {
  for (const connection of [{ saveData: true }, { effectiveType: '3g' }]) {
    vi.stubGlobal('navigator', Object.assign(Object.create(navigator), { connection }));
    const prefetched = start(1);
    show(...observed);
    vi.advanceTimersByTime(1000);
    expect(prefetched).toEqual([]);
    stop();
  }
});

it('prefetches nothing once stopped', () => {
  const prefetched = start(1);
  show(...observed);
  stop();
  vi.advanceTimersByTime(1000);
  expect(prefetched).toEqual([]);
});
