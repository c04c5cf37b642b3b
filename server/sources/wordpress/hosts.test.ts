import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { followedSite } from '../../testing/outside/followed-site.ts';

const here = followedSite();

it('reads to the end where a proxy removes the number of pages', async () => {
  const { site } = here;
  site.withoutTotals = true;
  for (let id = 1; id <= 51; id++) site.put({ id });
  for (let id = 101; id <= 103; id++) site.put({ id, type: 'page' });
  await here.start();
  expect(await here.states()).toEqual({ public: 54 });
  expect(await here.row()).toMatchObject({ phase: 'following', failure: null });
});

/** A server in front of the site that sends everybody to another address. */
async function redirecting(to: string): Promise<string> {
  const server = createServer((request, response) =>
    response.writeHead(301, { location: `${to}${request.url}` }).end(),
  );
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

it('takes the password along when the site redirects to another address of the same host', async () => {
  const { site } = here;
  site.put({ id: 1 });
  site.put({ id: 2, status: 'draft' });
  await here.start({ address: await redirecting(site.address) });
  expect(await here.states()).toEqual({ public: 1, draft: 1 });
  expect((await here.row())!.failure).toBeNull();
});

it('sends the password to no other host, and says where the site redirects to', async () => {
  const { site } = here;
  site.put({ id: 1 });
  site.put({ id: 2, status: 'draft' });
  const elsewhere = site.address.replace('127.0.0.1', 'localhost');
  await here.start({ address: await redirecting(elsewhere) });
  expect(await here.states()).toEqual({ public: 1 });
  expect((await here.row())!.failure).toContain(`redirects to ${elsewhere}`);
});

it('leaves a site alone for as long as it asks for', async () => {
  const { site } = here;
  site.put({ id: 1 });
  await here.start();
  site.broken = () => ({ status: 429, body: 'slow down', headers: { 'retry-after': '600' } });
  await here.following.later(31);
  expect((await here.row())!.failure).toContain('429');
  site.requests.length = 0;
  await here.following.later(400);
  expect(site.requests).toEqual([]);
  site.broken = null;
  await here.following.later(300);
  expect((await here.row())!.failure).toBeNull();
});
