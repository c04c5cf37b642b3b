import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startServer, type Server } from '../e2e/server.ts';
import { makeNinjsItem } from './testing/ninjs.ts';
import { openPostgres, type Cluster } from './testing/postgres.ts';

// Real processes: what a killed one leaves, and what two of them do with one queue.

let cluster: Cluster;
const settings = { SAMPLE: 'off', FIRST_VIEW: 'off', PUSH_SECRET: 'a-secret-of-this-test-only-0123456789' };
beforeAll(async () => {
  cluster = await openPostgres();
}, 120_000);
afterAll(() => cluster?.stop());

const draw = (background: string) =>
  sharp({ create: { width: 1500, height: 1000, channels: 3, background } })
    .jpeg()
    .toBuffer();
async function sendAsset(server: Server, name: string, bytes: Uint8Array<ArrayBuffer>) {
  const form = new FormData();
  form.set('media_id', name);
  form.set('media', new File([bytes], name, { type: 'image/jpeg' }));
  const headers = { authorization: `Bearer ${server.pushSecret}` };
  const answer = await fetch(`${server.url}/api/v1/push/assets`, { method: 'POST', body: form, headers });
  expect(answer.status).toBe(201);
}
const withPicture = (slug: string, name: string) =>
  makeNinjsItem(slug, {
    associations: [
      {
        name: 'featuremedia',
        type: 'picture',
        uri: `tag:example.org,2026:${name}`,
        renditions: [{ name: 'original', href: `https://news.example/api/v1/push/assets/${name}` }],
      },
    ],
  });
const pictureOf = async (server: Server, id: string) => {
  const { article } = (await (await fetch(`${server.url}/api/v1/ar/stories/${id}`)).json()) as {
    article: { picture: { src: string; avif: { src: string }[] } | null };
  };
  return article.picture;
};
/** Once the story has its picture, every file of it is there. */
async function expectShown(server: Server, id: string) {
  const picture = await vi.waitFor(
    async () => {
      const shown = await pictureOf(server, id);
      expect(shown).not.toBeNull();
      return shown!;
    },
    { timeout: 90_000, interval: 200 },
  );
  for (const { src } of [picture, ...picture.avif]) {
    const file = await fetch(server.url + src);
    expect(file.status).toBe(200);
    expect((await sharp(await file.arrayBuffer()).metadata()).width).toBeGreaterThan(0);
  }
}

it.each(['embedded', 'PostgreSQL'])(
  'makes what was queued when the server was killed (%s)',
  async (kind) => {
    const server = await startServer({ ...settings, ...(kind === 'PostgreSQL' && { DATABASE_URL: cluster.url }) });
    try {
      const names = ['#e0ae5c', '#8a3a7b', '#0b6a78'];
      const ids: string[] = [];
      for (const [index, colour] of names.entries()) {
        const slug = `${kind}-${index}`.toLowerCase();
        // The one before its picture, the other after it.
        if (index === 0) ids.push((await server.push(withPicture(slug, slug))).id);
        await sendAsset(server, slug, await draw(colour));
        if (index > 0) ids.push((await server.push(withPicture(slug, slug))).id);
      }
      await server.stop('SIGKILL');
      await server.start();
      for (const id of ids) await expectShown(server, id);
      const left = await readdir(join(server.dataDir, 'assets', 'originals'));
      expect(left).toEqual([]);
    } finally {
      await server.remove();
    }
  },
  180_000,
);

it('two processes share one queue, and the answers of both follow', async () => {
  const one = await startServer({ ...settings, DATABASE_URL: cluster.url });
  const other = await startServer({ ...settings, DATABASE_URL: cluster.url, DATA_DIR: one.dataDir });
  try {
    const ids: string[] = [];
    for (const [index, colour] of ['#102030', '#405060', '#708090', '#a0b0c0'].entries()) {
      const slug = `shared-${index}`;
      const { id } = await one.push(withPicture(slug, slug));
      // Both have the answer without the picture in their caches.
      expect([await pictureOf(one, id), await pictureOf(other, id)]).toEqual([null, null]);
      await sendAsset(index % 2 ? one : other, slug, await draw(colour));
      ids.push(id);
    }
    for (const id of ids) for (const server of [one, other]) await expectShown(server, id);
    const revisions = ids.map(async (id) => {
      const { article } = (await (await fetch(`${one.url}/api/v1/ar/stories/${id}`)).json()) as {
        article: { revision: number };
      };
      return article.revision;
    });
    // Shown once each: nobody did it twice.
    expect(await Promise.all(revisions)).toEqual([2, 2, 2, 2]);
  } finally {
    await other.stop();
    await one.remove();
  }
}, 180_000);
