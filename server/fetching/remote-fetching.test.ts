import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { asc } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { assetByName } from '../store/assets.ts';
import { remoteFiles, versions } from '../store/database/schema.ts';
import type { Store } from '../store/database/store.ts';
import { claimRemoteFile, requestRemoteFiles } from '../store/moving/remote-files.ts';
import { bearer, openPushApp, withPicture, type PushApp } from '../testing/push.ts';
import { makeItem } from '../testing/intake.ts';
import { openTestStore, resetStore } from '../testing/store.ts';
import { createGuardedFetch } from './guarded-fetch.ts';
import { startRemoteFetching, type RemoteFetching } from './remote-fetching.ts';

let store: Store;
let push: PushApp;
let bees: Buffer;
let site: Server;
let origin: string;
let asked: string[] = [];
let busy = { now: 0, most: 0 };
let answer: RequestListener;
const fetchings: RemoteFetching[] = [];

beforeAll(async () => {
  store = await openTestStore();
  push = await openPushApp(store);
  bees = await sharp({ create: { width: 400, height: 200, channels: 3, background: '#e0ae5c' } })
    .withExif({ IFD0: { Artist: 'bee-keeper', ImageDescription: 'a private garden' } })
    .jpeg()
    .toBuffer();
  site = createServer((request, response) => {
    asked.push(request.url!);
    busy.most = Math.max(busy.most, (busy.now += 1));
    response.on('close', () => (busy.now -= 1));
    answer(request, response);
  });
  await new Promise<void>((done) => site.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
});
afterAll(async () => {
  site.closeAllConnections();
  site.close();
  await push.close();
  await store.close();
});
beforeEach(async () => {
  await resetStore(store);
  asked = [];
  busy = { now: 0, most: 0 };
  answer = (_request, response) => response.writeHead(200, { 'content-type': 'image/jpeg' }).end(bees);
});
afterEach(() => Promise.all(fetchings.splice(0).map((each) => each.stop())));

function start(allowPrivateNetwork = true): RemoteFetching {
  const fetch = createGuardedFetch({ allowPrivateNetwork });
  const onError = (error: unknown) => console.error(error);
  const fetching = startRemoteFetching(store, { dataDir: push.dataDir, fetch }, { onError });
  fetchings.push(fetching);
  return fetching;
}
async function everything(fetching: RemoteFetching): Promise<void> {
  await fetching.settled();
  await push.renditions.settled();
}
async function send(item: Record<string, unknown>) {
  const sent = await push.app.inject({ method: 'POST', url: '/api/v1/push', headers: bearer, payload: item });
  expect(sent.statusCode).toBe(201);
  return sent.json<{ id: string; warnings: { path: string; message: string }[] }>();
}
const article = async (id: string) => (await push.app.inject(`/api/v1/ar/stories/${id}`)).json().article;
const rows = () => store.db.select().from(remoteFiles).orderBy(asc(remoteFiles.media));
const remarks = async () =>
  (await store.db.select().from(versions)).flatMap((row) => row.remarks.map((one) => one.message));
/** An item with a remote lead picture in two sizes, and another in the text. */
const withRemote = (changes: Record<string, unknown> = {}) =>
  makeItem({
    associations: [
      {
        name: 'featuremedia',
        type: 'picture',
        uri: 'tag:example.org,2026:p',
        by: 'ليلى',
        renditions: [
          { name: 'small', href: `${origin}/small.jpg`, width: 100 },
          { name: 'large', href: `${origin}/large.jpg`, width: 400 },
        ],
      },
    ],
    bodies: [
      {
        role: 'main',
        contentType: 'text/html',
        value: `<p>زرع الجيران أزهاراً.</p><p>عاد النحل.</p><p>هنا.</p><p>وهناك.</p><p><img src="${origin}/inside.jpg?a=1&amp;b=2" alt="حديقة"></p>`,
      },
    ],
    ...changes,
  });

it('shows the remote pictures of a push once they are here, of each only the best, fetched once', async () => {
  answer = (request, response) => {
    const large = request.url!.startsWith('/large');
    response.writeHead(200, { 'content-type': 'image/jpeg' });
    if (large) return response.end(bees);
    return void sharp(bees)
      .negate()
      .toBuffer()
      .then((bytes) => response.end(bytes));
  };
  const { id, warnings } = await send(withRemote());
  expect(warnings.map(({ message }) => message)).toEqual([
    `picture not shown: ${origin}/inside.jpg?a=1&b=2 is fetched first, and shown once it has arrived`,
    `picture not shown: ${origin}/large.jpg is fetched first, and shown once it has arrived`,
  ]);
  expect((await article(id)).picture).toBeNull();

  await everything(start());
  expect(asked.toSorted()).toEqual(['/inside.jpg?a=1&b=2', '/large.jpg']);
  const shown = await article(id);
  expect(shown.picture).toMatchObject({ width: 400, credit: 'ليلى' });
  expect(shown.body.at(-1)).toMatchObject({ type: 'picture', picture: { alt: 'حديقة' } });
  expect(JSON.stringify(shown)).not.toContain(origin);
  expect(await remarks()).toEqual([]);
  const file = await push.app.inject(shown.picture.src);
  expect(file.statusCode).toBe(200);
  expect((await sharp(file.rawPayload).metadata()).exif).toBeUndefined();

  // A new version asks for nothing again.
  const again = await send(withRemote({ version: '2' }));
  expect(again.warnings).toEqual([]);
  await everything(fetchings[0]!);
  expect(asked).toHaveLength(2);
});

it('keeps the picture of a draft private until a public story shows it', async () => {
  const { id } = await send(withRemote({ pubStatus: 'withheld' }));
  await everything(start());
  const asset = (await assetByName(store.db, `${origin}/large.jpg`))!;
  expect((await push.app.inject(`/pictures/${asset.hash}-400.jpg`)).statusCode).toBe(404);
  expect((await push.app.inject(`/api/v1/ar/stories/${id}`)).statusCode).toBe(404);
  await send(withRemote({ version: '2' }));
  expect((await push.app.inject(`/pictures/${asset.hash}-400.jpg`)).statusCode).toBe(200);
});

it.each<[string, RequestListener, string]>([
  ['is missing', (_, response) => response.writeHead(404).end(), 'its server answers 404'],
  ['is a web page', (_, response) => response.end('<!DOCTYPE html><html><title>x</title></html>'), 'it is a web page'],
  ['is cut off', (_, response) => response.end(bees.subarray(0, bees.length / 2)), 'it is cut off or damaged'],
  ['is empty', (_, response) => response.end(), 'its server sends nothing'],
])('a picture that %s is a remark, and is tried again later', async (_name, bad, reason) => {
  answer = bad;
  const { id } = await send(withRemote({ bodies: makeItem().bodies }));
  const fetching = start();
  await everything(fetching);
  const [row] = await rows();
  expect(row).toMatchObject({ attempts: 1, fetchedAt: null, reason: expect.stringContaining(reason) });
  expect(row!.dueAt!.getTime()).toBeGreaterThan(Date.now() + 10_000);
  expect(await remarks()).toEqual([
    expect.stringContaining(`picture not shown: ${origin}/large.jpg: it could not be fetched: ${reason}`),
  ]);

  answer = (_request, response) => response.end(bees);
  await store.db.update(remoteFiles).set({ dueAt: new Date() });
  await everything(fetching);
  expect((await article(id)).picture).toMatchObject({ width: 400 });
  expect(await remarks()).toEqual([]);
});

it('waits as long as the other server asks for', async () => {
  answer = (_request, response) => response.writeHead(503, { 'retry-after': '600' }).end();
  await requestRemoteFiles(store.db, [{ url: `${origin}/a.jpg`, media: 'a', source: 'garden' }]);
  await everything(start());
  const [row] = await rows();
  expect(row!.dueAt!.getTime()).toBeGreaterThan(Date.now() + 500_000);
});

it('does not go into the private network, and tries what it refused once more after a start with other settings', async () => {
  await requestRemoteFiles(store.db, [{ url: `${origin}/a.jpg`, media: 'a', source: 'garden' }]);
  const careful = start(false);
  await everything(careful);
  expect(asked).toEqual([]);
  expect(await rows()).toMatchObject([{ dueAt: null, reason: expect.stringMatching(/port|private network/) }]);
  await careful.stop();
  fetchings.length = 0;
  await everything(start());
  expect(await rows()).toMatchObject([{ reason: null, attempts: 2 }]);
});

it('asks one host for two files at a time at most, from all processes together, and for each once', async () => {
  const files = Array.from({ length: 12 }, (_, at) => ({
    url: `${origin}/${at}.jpg`,
    media: `m${at}`,
    source: 'garden',
  }));
  await requestRemoteFiles(store.db, files);
  await requestRemoteFiles(store.db, files);
  // Each waits for a second one, so that there are two at a time.
  let waiting: Parameters<RequestListener>[1][] = [];
  answer = (_request, response) => {
    waiting.push(response);
    if (waiting.length < 2) return;
    for (const each of waiting) each.end(bees);
    waiting = [];
  };
  const two = [start(), start()];
  await Promise.all(two.map(everything));
  expect(asked.toSorted()).toEqual(files.map(({ url }) => new URL(url).pathname).toSorted());
  expect(busy.most).toBe(2);
});

it('fetches what is new before what an archive brings, even if the archive asked first', async () => {
  const file = (media: string) => ({ url: `${origin}/${media}.jpg`, media, source: 'garden' });
  await requestRemoteFiles(store.db, [file('a'), file('b')]);
  await requestRemoteFiles(store.db, [{ ...file('b'), priority: 1 }]);
  await requestRemoteFiles(store.db, [{ ...file('c'), priority: 1 }]);
  const claimed = [await claimRemoteFile(store.db, 'x'), await claimRemoteFile(store.db, 'x')];
  expect(claimed.map((each) => each?.media)).toEqual(['b', 'c']);
});

it('is shown under the name that it was asked for, and a file that was being fetched is fetched after the next start', async () => {
  let stuck = true;
  answer = (_request, response) => void (stuck || response.end(bees));
  await requestRemoteFiles(store.db, [{ url: `${origin}/a.jpg`, media: 'garden-7', source: 'garden' }]);
  const { id, warnings } = await send(withPicture('garden-7'));
  // It is on its way, which nobody needs to be warned of.
  expect(warnings).toEqual([]);
  const first = start();
  await expect.poll(() => asked.length).toBe(1);
  await first.stop();
  fetchings.length = 0;
  expect(await rows()).toMatchObject([{ attempts: 0, claimedBy: null, fetchedAt: null }]);
  stuck = false;
  await everything(start());
  expect((await article(id)).picture).toMatchObject({ width: 400 });
});

it('a film that a push names elsewhere is fetched, and the widest of several; until then a warning says so', async () => {
  const film = Buffer.concat([
    Buffer.from('\u0000\u0000\u0000\u0018ftypisom\u0000\u0000\u0002\u0000isommp42', 'latin1'),
    Buffer.alloc(900),
  ]);
  answer = (_request, response) => response.writeHead(200, { 'content-type': 'video/mp4' }).end(film);
  const renditions = [
    { name: 'small', href: `${origin}/small.mp4`, contentType: 'video/mp4', width: 320 },
    { name: 'large', href: `${origin}/large.mp4`, contentType: 'video/mp4', width: 1280 },
    { name: 'parts', href: `${origin}/parts.m3u8`, contentType: 'video/mp4', width: 1920 },
  ];
  const associations = [{ name: 'featuremedia', type: 'video', uri: 'tag:example.org,2026:film', renditions }];
  const { id, warnings } = await send(makeItem({ associations }));
  expect(warnings.map(({ message }) => message)).toEqual([
    `film not shown: ${origin}/large.mp4 is fetched first, and shown once it has arrived`,
  ]);
  await everything(start());
  expect(asked).toEqual(['/large.mp4']);
  expect((await article(id)).body[0]).toMatchObject({ type: 'film', sources: [{ type: 'video/mp4' }] });
  expect(await remarks()).toEqual([]);
});

it('says of a film why it could not be fetched, once', async () => {
  answer = (_request, response) => response.writeHead(404).end();
  const renditions = [{ name: 'original', href: `${origin}/gone.mp4`, contentType: 'video/mp4' }];
  await send(
    makeItem({ associations: [{ name: 'featuremedia', type: 'video', uri: 'tag:example.org,2026:f', renditions }] }),
  );
  await everything(start());
  expect(await remarks()).toEqual([
    `film not shown: ${origin}/gone.mp4: it could not be fetched: its server answers 404`,
  ]);
});
