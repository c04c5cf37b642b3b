import { describe, expect, it } from 'vitest';
import { pagePath } from './page-path.ts';

describe('the kind of an address', () => {
  it('is the same page with any unknown query', () => {
    expect(pagePath('/ar/news/abcdefgh12?utm_source=x')).toEqual({
      kind: 'page',
      path: '/ar/news/abcdefgh12',
      cacheable: true,
      language: 'ar',
      article: 'abcdefgh12',
    });
    expect(pagePath('/en')).toMatchObject({ kind: 'page', path: '/en', language: 'en', article: null });
    expect(pagePath('/xx/anything')).toMatchObject({ kind: 'page', language: null });
  });

  it('keeps a query that the page reads, and then is not cacheable', () => {
    expect(pagePath('/ar/section/sport?cursor=x')).toMatchObject({
      path: '/ar/section/sport?cursor=x',
      cacheable: false,
    });
    expect(pagePath('/ar/section/sport')).toMatchObject({ path: '/ar/section/sport', cacheable: true });
    expect(pagePath('/ar/search?q=%D9%86')).toMatchObject({ path: '/ar/search?q=%D9%86', cacheable: false });
  });

  it('drops from a query what the page does not read', () => {
    expect(pagePath('/ar/section/sport?utm_source=x&fbclid=y')).toMatchObject({
      path: '/ar/section/sport',
      cacheable: true,
    });
    expect(pagePath('/ar/topic/bees?utm=1&cursor=x&gclid=2')).toMatchObject({ path: '/ar/topic/bees?cursor=x' });
    expect(pagePath('/ar/latest?utm=1')).toMatchObject({ path: '/ar/latest', cacheable: true });
    expect(pagePath('/ar?q=1')).toMatchObject({ path: '/ar', cacheable: true });
    const one = pagePath('/ar/search?utm=1&section=sport&q=a%20b');
    expect(one).toMatchObject({ path: '/ar/search?q=a+b&section=sport', cacheable: false });
    expect(pagePath('/ar/search?q=a+b&section=sport&q=other')).toEqual(one);
    expect(pagePath('/ar/search?utm=1')).toMatchObject({ path: '/ar/search', cacheable: false });
    expect(pagePath('/ar/news/abcdefgh12?utm=1&from=en')).toMatchObject({
      path: '/ar/news/abcdefgh12?from=en',
      cacheable: false,
    });
  });

  it('a slash too many is taken off, never into another host', () => {
    expect(pagePath('/ar/news/abcdefgh12/?a=1')).toEqual({ kind: 'moved', to: '/ar/news/abcdefgh12?a=1' });
    for (const url of ['//evil.example/', '/ar//', '/\\evil.example/']) expect(pagePath(url)).toEqual({ kind: 'none' });
  });

  it('an address in other letters is that of the page, once', () => {
    expect(pagePath('/ar/NEWS/abcdefgh12?a=1')).toEqual({ kind: 'moved', to: '/ar/news/abcdefgh12?a=1' });
    expect(pagePath('/AR/News/ABCDEFGH12/')).toEqual({ kind: 'moved', to: '/ar/news/abcdefgh12' });
    expect(pagePath('/Desk')).toEqual({ kind: 'moved', to: '/desk' });
  });

  it('leaves files and the API to others, and hides desk and previews', () => {
    for (const url of ['/favicon.ico', '/ar/feed.json', '/api/v1/nothing', '/pictures/x', '/assets/x.js']) {
      expect(pagePath(url)).toEqual({ kind: 'none' });
    }
    for (const url of ['/desk', '/desk/board/x', '/preview/x', '/preview/x.', '/preview/x%23t=y.', '/preview/x//'])
      expect(pagePath(url)).toEqual({ kind: 'hidden' });
    expect(pagePath('/desks').kind).toBe('page');
  });
});
