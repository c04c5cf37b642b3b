import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../store/database/store.ts';
import { openTestStore } from '../../testing/store.ts';
import { openTestApp, type TestApp } from '../../testing/app.ts';

let store: Store;
let test: TestApp;
beforeAll(async () => {
  store = await openTestStore();
  test = await openTestApp(store);
});
afterAll(async () => {
  await test?.close();
  await store?.close();
});

describe('the description of the API', () => {
  type Described = {
    openapi: string;
    paths: Record<string, Record<string, { responses?: Record<string, unknown> }>>;
    components: { schemas: Record<string, unknown> };
  };

  it('has every resource that integrators and readers use', async () => {
    const { body } = await test.get<Described>('/api/openapi.json');
    expect(body.openapi).toBe('3.1.0');
    expect(Object.keys(body.paths)).toEqual(
      expect.arrayContaining([
        '/api/v1/newsroom',
        '/api/v1/{lang}/front',
        '/api/v1/{lang}/ticker',
        '/api/v1/{lang}/ticker/stream',
        '/api/v1/{lang}/stories',
        '/api/v1/{lang}/stories/{id}',
        '/api/v1/{lang}/search',
        '/api/v1/push',
        '/api/v1/previews',
        '/pictures/{file}',
        '/media/{file}',
        '/files/{file}',
      ]),
    );
    expect(Object.keys(body.components.schemas)).toEqual(
      expect.arrayContaining(['Article', 'Story', 'Block', 'Problem']),
    );
  });

  it('refers to nothing that is not in it', async () => {
    const { body } = await test.get<Described>('/api/openapi.json');
    const text = JSON.stringify(body);
    const missing = [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)]
      .map(([, name]) => name!)
      .filter((name) => !(name in body.components.schemas));
    expect([...new Set(missing)]).toEqual([]);
  });

  it('is also a page, which loads nothing from other sites', async () => {
    const page = await test.app.inject({ url: '/api/docs' });
    expect(page.statusCode).toBe(200);
    const policy = String(page.headers['content-security-policy']);
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toMatch(/https:|src 'unsafe-inline'|upgrade-insecure/);
    expect(policy).toContain("script-src-attr 'none'");
    for (const [, address] of page.payload.matchAll(/(?:src|href)="([^"]+)"/g)) {
      expect([address, (await test.app.inject({ url: address! })).statusCode]).toEqual([address, 200]);
    }
  });
});

describe('outside the API', () => {
  it('reports the server’s health', async () => {
    expect((await test.get('/health')).body).toEqual({ status: 'ok', database: 'pglite' });
  });

  it('refuses metrics from outside', async () => {
    const numbers = await test.app.inject({ url: '/metrics' });
    expect(numbers.payload).toMatch(/^sharit_stories 0$/m);
    expect(numbers.payload).toContain('route="/health",status="200"');
    const stranger = await test.app.inject({ url: '/metrics', remoteAddress: '203.0.113.9' });
    expect(stranger.statusCode).toBe(404);
  });

  it('answers the newsroom file', async () => {
    const { body, headers } = await test.get('/api/v1/newsroom');
    // Its public part.
    const {
      alerts: _alerts,
      breakingMinutes: _minutes,
      unansweredSearches: _searches,
      ...newsroom
    } = test.app.newsroom;
    expect(body).toEqual(newsroom);
    expect(headers['cache-control']).toBe('public, max-age=0, must-revalidate, s-maxage=3600');
  });

  it('limits one address, with Retry-After', async () => {
    const ask = () => test.app.inject({ url: '/api/v1/ar/search?q=', remoteAddress: '203.0.113.10' });
    for (let turn = 0; turn < 300; turn += 1) await ask();
    const { statusCode, headers, payload } = await ask();
    expect(statusCode).toBe(429);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect(JSON.parse(payload)).toMatchObject({ type: '/problems/too-many-requests' });
    expect((await test.app.inject({ url: '/api/v1/ar/search?q=' })).statusCode).toBe(200);
  });

  it('compresses large answers', async () => {
    const { headers } = await test.app.inject({ url: '/api/openapi.json', headers: { 'accept-encoding': 'br' } });
    expect(headers).toMatchObject({ 'content-encoding': 'br', vary: 'accept-encoding' });
    expect(headers.etag).toMatch(/^W\//);
  });

  it('answers an unknown address with a problem', async () => {
    for (const url of ['/api/v1/none', '/api/none', '/pictures/none']) {
      const { status, headers } = await test.get(url);
      expect([url, status, headers['content-type']]).toEqual([url, 404, 'application/problem+json; charset=utf-8']);
    }
  });
});
