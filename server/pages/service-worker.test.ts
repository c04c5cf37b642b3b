import { expect, it } from 'vitest';
import { openTestApp } from '../testing/app.ts';
import { SiteFixture } from '../testing/site-fixture.ts';

const site = new SiteFixture();

function settingsIn(script: string): { languages: string[]; shells: { url: string; revision: string }[] } {
  return JSON.parse(/^self\.sharit=(\{.*?\});\n/u.exec(script)![1]!);
}

it('sends the worker for the whole site, with a policy of its own and no cache in between', async () => {
  const { statusCode, headers, body } = await site.ask('/sw.js');
  expect(statusCode).toBe(200);
  expect(headers).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'no-cache',
    'service-worker-allowed': '/',
    'content-security-policy': "default-src 'none'; script-src 'self'; connect-src 'self'",
  });
  expect(settingsIn(body).languages).toEqual(site.newsroom.languages);
  expect(body).toMatch(/"\/assets\/index-[\w-]+\.js"/u);
  expect(body).not.toMatch(/assets\/desk|assets\/preview|desk\.ar/u);
});

it('precaches a shell of each language, of the revision that it has', async () => {
  const { shells } = settingsIn((await site.ask('/sw.js')).body);
  expect(shells.map(({ url }) => url)).toEqual(site.newsroom.languages.map((language) => `/shell/${language}.html`));
  for (const { url, revision } of shells) {
    const { statusCode, headers, body } = await site.ask(`${url}?__WB_REVISION__=${revision}`);
    expect(statusCode).toBe(200);
    expect(headers['content-security-policy']).toContain('trusted-types sharit');
    expect(headers['x-robots-tag']).toBe('noindex, nofollow');
    expect(body).toContain('data-app="/assets/');
    expect(body).toContain('"queries":[]');
  }
});

it('refuses a shell to a worker of another build', async () => {
  const { statusCode } = await site.ask('/shell/ar.html?__WB_REVISION__=another');
  expect(statusCode).toBe(503);
});

it('takes the worker back by a setting', async () => {
  const off = await openTestApp(site.store, { newsroom: site.newsroom, serviceWorker: false });
  const { statusCode, body } = await off.app.inject({ url: '/sw.js' });
  await off.close();
  expect(statusCode).toBe(200);
  expect(body).toContain('registration.unregister()');
  expect(body).not.toContain('precache');
});
