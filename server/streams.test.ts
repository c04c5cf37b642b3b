import { get } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startServer } from '../e2e/server.ts';
import type { Server } from '../e2e/server.ts';
import { makeNinjsItem } from './testing/ninjs.ts';

let server: Server;
beforeAll(async () => {
  server = await startServer({ SAMPLE: 'off', FIRST_VIEW: 'off' });
}, 120_000);
afterAll(() => server?.remove());

type Preview = { stream: string; cookie: string };

/** A published story under a newer draft, and a link to the draft that somebody has opened. */
async function sharedDraft(name: string): Promise<Preview> {
  await server.push(makeNinjsItem(name));
  await server.push(makeNinjsItem(name, { version: '2', pubStatus: 'withheld' }));
  const headers = { authorization: `Bearer ${server.pushSecret}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ uri: `tag:example.org,2026:${name}`, expiresIn: 3600 });
  const minted = await fetch(`${server.url}/api/v1/previews`, { method: 'POST', headers, body });
  const { id, url } = (await minted.json()) as { id: string; url: string };
  const opened = await fetch(`${server.url}/api/v1/previews/${id}/open`, {
    method: 'POST',
    headers: { origin: server.url, 'content-type': 'application/json' },
    body: JSON.stringify({ token: url.split('#t=')[1] }),
  });
  expect(opened.status).toBe(204);
  return { stream: `/api/v1/previews/${id}/stream`, cookie: opened.headers.getSetCookie()[0]!.split(';')[0]! };
}

const open = ({ stream, cookie }: Preview) =>
  new Promise<IncomingMessage>((resolve, reject) => {
    get(`${server.url}${stream}`, { headers: { cookie } }, resolve).on('error', reject);
  });

async function read(response: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of response) text += String(chunk);
  return text;
}

const kill = (name: string) => server.push(makeNinjsItem(name, { version: '3', pubStatus: 'canceled' }));

it('lives on when a story with a shared newer draft is withdrawn', async () => {
  const preview = await sharedDraft('bridge');
  const streams = await Promise.all([open(preview), open(preview)]);
  expect(streams.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
  const texts = Promise.all(streams.map(read));
  await kill('bridge');
  for (const text of await texts) expect(text.match(/^event: gone$/gm)).toHaveLength(1);
  // Two notifications end one stream: both must have arrived before the check.
  await server.push(makeNinjsItem('river'));
  expect((await fetch(`${server.url}/health`)).status).toBe(200);
});

it('lives on when readers of every kind of stream leave without a word in the middle of it', async () => {
  const preview = await sharedDraft('harbour');
  const rounds = Array.from({ length: 6 }, async () => {
    const readers = await Promise.all([preview, { ...preview, stream: '/api/v1/ar/ticker/stream' }].map(open));
    // As a phone in a tunnel does: no farewell, the next write meets a closed connection.
    for (const reader of readers) reader.on('error', () => {}).socket.resetAndDestroy();
  });
  await Promise.all([...rounds, kill('harbour')]);
  await server.push(makeNinjsItem('lighthouse'));
  expect((await fetch(`${server.url}/health`)).status).toBe(200);
  expect(server.output()).not.toMatch(/ERR_STREAM|Unhandled/);
});
