import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { createApp } from '../../app.ts';
import { readConfig } from '../../config.ts';
import { changeRole } from '../../store/desk/account-roles.ts';
import {
  addAccount,
  removeAccount,
  resetPassword,
  signIn,
  signOut,
  signOutEverywhere,
} from '../../store/desk/accounts.ts';
import type { Editor } from '../../store/desk/accounts.ts';
import { addHolder, mintPreview } from '../../store/desk/previews.ts';
import { receiveItem } from '../../store/publishing/receive.ts';
import type { Store } from '../../store/database/store.ts';
import { openTestStore, resetStore } from '../../testing/store.ts';
import { makePreparedItem } from '../../testing/items.ts';

let store: Store;
let dataDir: string;
let app: FastifyInstance;
let base: string;
beforeAll(async () => {
  store = await openTestStore();
  dataDir = await mkdtemp(join(tmpdir(), 'sharit-desk-stream-'));
});
beforeEach(async () => {
  await resetStore(store);
  app = await createApp({ config: readConfig({ DATA_DIR: dataDir, SAMPLE: 'off', FIRST_VIEW: 'off' }), store });
  base = await app.listen({ port: 0, host: '127.0.0.1' });
  for (const name of ['Nour', 'Salma']) await addAccount(store.db, name, password);
});
afterEach(() => app.close());
afterAll(async () => {
  await store.close();
  await rm(dataDir, { recursive: true, force: true });
});

const password = 'a long password';
const { uri } = makePreparedItem();
const push = (item: Parameters<typeof makePreparedItem>[0]) => receiveItem(store, makePreparedItem(item), new Date());

async function editor(name: string): Promise<Editor & { cookie: string }> {
  const signedIn = (await signIn(store.db, { name, password, agent: '', now: new Date() }))!;
  return { ...signedIn.editor, cookie: `sharit_desk=${signedIn.token}` };
}

/** An open stream: `until` reads on to a word, `end` to its end, and both give what came since they were last asked. */
async function listen(path: string, cookie: string) {
  const answer = await fetch(base + path, { headers: { cookie } });
  expect(answer.status).toBe(200);
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const until = async (wanted: (read: string, done: boolean) => boolean) => {
    for (;;) {
      const { value = '', done } = await reader.read();
      text += value;
      if (wanted(text, done)) break;
      if (done) throw new Error(`The stream ended after ${text}`);
    }
    const read = text;
    text = '';
    return read;
  };
  return {
    until: (word: string) => until((read) => read.includes(word)),
    end: () => until((_, done) => done),
    close: () => reader.cancel(),
  };
}

it('the streams of a session end with it, others stay open', async () => {
  const [nour, again, salma] = [await editor('Nour'), await editor('Nour'), await editor('Salma')];
  const open = async ({ cookie }: { cookie: string }) => {
    const stream = await listen('/api/v1/desk/stream', cookie);
    await stream.until('event: ready');
    return stream;
  };
  const [one, other, others] = [await open(nour), await open(again), await open(salma)];
  await signOut(store.db, nour.sessionHash);
  expect(await one.end()).toContain('event: signed-out');
  await signOutEverywhere(store.db, again.accountId);
  expect(await other.end()).toContain('event: signed-out');
  await push({ pubStatus: 'withheld' });
  expect(await others.until('event: version')).not.toContain('signed-out');
  await others.close();
});

it('a new password and a removed account end sessions in the same way', async () => {
  const [nour, salma] = [await editor('Nour'), await editor('Salma')];
  const [one, other] = [
    await listen('/api/v1/desk/stream', nour.cookie),
    await listen('/api/v1/desk/stream', salma.cookie),
  ];
  for (const stream of [one, other]) await stream.until('event: ready');
  await resetPassword(store.db, 'Nour', 'another long password');
  expect(await one.end()).toContain('event: signed-out');
  await removeAccount(store.db, 'Salma');
  expect(await other.end()).toContain('event: signed-out');
});

it('a role that shrinks ends sessions, a role that grows does not', async () => {
  const salma = await editor('Salma');
  const stream = await listen('/api/v1/desk/stream', salma.cookie);
  await stream.until('event: ready');
  const id = salma.accountId;
  expect(await changeRole(store, { id, was: 'editor', role: 'chief', who: 'Nour' })).toBe('done');
  await push({ pubStatus: 'withheld' });
  expect(await stream.until('event: version')).not.toContain('signed-out');
  expect(await changeRole(store, { id, was: 'chief', role: 'reader', who: 'Nour' })).toBe('done');
  expect(await stream.end()).toContain('event: signed-out');
});

it('a preview for signed-in editors ends with the session in which it was opened', async () => {
  await push({ pubStatus: 'withheld' });
  const nour = await editor('Nour');
  const mint = { uri, versionSeq: null, expiresIn: 1800, createdBy: 'Nour', now: new Date() };
  const [closed, free] = [
    await mintPreview(store.db, { ...mint, signedInOnly: true }),
    await mintPreview(store.db, mint),
  ];
  const open = async (id: string, session?: string) => {
    const stream = await listen(
      `/api/v1/previews/${id}/stream`,
      `sharit_preview=${await addHolder(store.db, id, session)}`,
    );
    await stream.until('event: ready');
    return stream;
  };
  const [editors, anybodys] = [await open(closed.id, nour.sessionHash), await open(free.id)];
  await signOut(store.db, nour.sessionHash);
  expect(await editors.end()).toContain('event: gone');
  await push({ pubStatus: 'withheld', version: '2' });
  expect(await anybodys.until('event: version')).not.toContain('gone');
  await anybodys.close();
});

it('a preview’s stream is about its item only', async () => {
  await push({ pubStatus: 'withheld' });
  const mine = await mintPreview(store.db, {
    uri,
    versionSeq: null,
    expiresIn: 60,
    createdBy: 'push',
    now: new Date(),
  });
  const cookie = `sharit_preview=${await addHolder(store.db, mine.id)}`;
  const stream = await listen(`/api/v1/previews/${mine.id}/stream`, cookie);
  await stream.until('event: ready');
  await push({ uri: 'urn:test:another', pubStatus: 'withheld' });
  await push({ pubStatus: 'withheld', version: '2' });
  expect((await stream.until('event: version')).match(/event: /g)).toHaveLength(1);
  await stream.close();
});

it('Exit disables the link in that browser and closes its other pages; other browsers keep theirs', async () => {
  await push({ pubStatus: 'withheld' });
  const { id, token } = await mintPreview(store.db, {
    uri,
    versionSeq: null,
    expiresIn: 1800,
    createdBy: 'push',
    now: new Date(),
  });
  const path = `/api/v1/previews/${id}`;
  const ask = (method: 'GET' | 'POST' | 'DELETE', to: string, cookie = '', payload?: object) =>
    app.inject({ method, url: to, headers: { host: new URL(base).host, origin: base, cookie }, payload });
  const cookieOf = (answer: { headers: Record<string, unknown> }) =>
    String(answer.headers['set-cookie']).split(';')[0]!;
  const open = (cookie = '') => ask('POST', `${path}/open`, cookie, { token });
  const holder = cookieOf(await open());
  const elsewhere = cookieOf(await open());
  const otherPage = await listen(`${path}/stream`, holder);
  await otherPage.until('event: ready');

  const exit = await ask('DELETE', `${path}/open`, holder);
  expect(exit.headers['set-cookie']).toMatch(new RegExp(`Path=${path}; .*HttpOnly; SameSite=Strict$`));
  expect(await otherPage.end()).toContain('event: gone');
  const after = cookieOf(exit);
  const wrong = await ask('POST', `${path}/open`, after, { token: 'A'.repeat(43) });
  const right = await open(after);
  expect([right.statusCode, right.body]).toEqual([404, wrong.body]);
  expect((await ask('GET', path, after)).statusCode).toBe(404);
  // Leaving twice changes nothing.
  expect(cookieOf(await ask('DELETE', `${path}/open`, after))).toBe(after);
  expect((await ask('GET', path, elsewhere)).statusCode).toBe(200);
  expect((await open()).statusCode).toBe(204);
});
