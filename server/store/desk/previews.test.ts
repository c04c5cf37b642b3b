import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { addAccount, signIn, signOut } from './accounts.ts';
import { draftByUri } from './drafts.ts';
import {
  addHolder,
  mintPreview,
  previewByHolder,
  previewByToken,
  previewed,
  removeHolder,
  revokePreview,
  sharesOf,
} from './previews.ts';
import { receiveItem } from '../publishing/receive.ts';
import { previews } from '../database/schema.ts';
import type { Store } from '../database/store.ts';
import { openTestStore, resetStore } from '../../testing/store.ts';
import { makePreparedItem } from '../../testing/items.ts';

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  await resetStore(store);
  await push({ pubStatus: 'withheld' });
});
afterAll(() => store.close());

const now = new Date('2026-03-10T12:00:00Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const { uri } = makePreparedItem();
const push = (item: Parameters<typeof makePreparedItem>[0]) => receiveItem(store, makePreparedItem(item), now);
const mint = (rest: { versionSeq?: number | null; signedInOnly?: boolean } = {}) =>
  mintPreview(store.db, { uri, versionSeq: null, expiresIn: 1800, createdBy: 'Nour', now, ...rest });

it('opens with its token until it expires or is revoked, and with no other', async () => {
  const { id, token } = await mint();
  const other = await mint();
  const open = (of: string, given: string, at = now) => previewByToken(store.db, of, given, at);
  expect(await open(id, token)).toMatchObject({ id });
  expect(await open(id, other.token)).toBeNull();
  expect(await open('unknown00000', token)).toBeNull();
  expect(await open(id, '')).toBeNull();
  expect(await open(id, token, later(1800))).toBeNull();
  expect(await revokePreview(store.db, id, now)).toMatchObject({ id });
  expect(await open(id, token)).toBeNull();
  expect(await revokePreview(store.db, id, now)).toBeNull();
});

it('keeps only hashes of tokens', async () => {
  const { id, token } = await mint();
  const holder = await addHolder(store.db, id);
  const kept = JSON.stringify(await store.db.select().from(previews));
  expect(token).toMatch(/^[\w-]{43}$/);
  expect(kept).not.toContain(token);
  expect(kept).not.toContain(holder);
});

it('lets each holder in until he leaves', async () => {
  const { id } = await mint();
  const [one, two] = [await addHolder(store.db, id), await addHolder(store.db, id)];
  const held = (token: string | undefined, at = now) => previewByHolder(store.db, id, token, at);
  expect(await held(one)).toMatchObject({ id });
  expect(await held('x')).toBeNull();
  expect(await held(undefined)).toBeNull();
  await removeHolder(store.db, id, one);
  expect(await held(one)).toBeNull();
  expect(await held(two)).toMatchObject({ id });
  expect(await held(two, later(1800))).toBeNull();
});

it('for editors only, ends with the session that opened it', async () => {
  await addAccount(store.db, 'Nour', 'a long password');
  const session = (await signIn(store.db, { name: 'Nour', password: 'a long password', agent: '', now }))!;
  const { id } = await mint({ signedInOnly: true });
  const stranger = await addHolder(store.db, id);
  const editor = await addHolder(store.db, id, session.editor.sessionHash);
  expect(await previewByHolder(store.db, id, stranger, now)).toBeNull();
  expect(await previewByHolder(store.db, id, editor, now)).toMatchObject({ id });
  await signOut(store.db, session.editor.sessionHash);
  expect(await previewByHolder(store.db, id, editor, now)).toBeNull();
});

it('shows the latest version or a fixed one, and says when it is public', async () => {
  const row = (await draftByUri(store.db, uri))!;
  const [latest, fixed] = [await mint(), await mint({ versionSeq: row.latest.seq })];
  const shown = async ({ id, token }: { id: string; token: string }) =>
    previewed(store.db, (await previewByToken(store.db, id, token, now))!);
  await push({ version: '2', pubStatus: 'withheld' });
  expect(await shown(latest)).toMatchObject({ version: { version: '2' }, published: false });
  expect(await shown(fixed)).toMatchObject({ version: { version: '1' }, published: false });
  await push({ version: '3' });
  expect(await shown(latest)).toMatchObject({ published: true });
  expect(await shown(fixed)).toMatchObject({ published: true });
  // A draft on top of what is public: the latest is a draft again, the fixed one is long public.
  await push({ version: '4', pubStatus: 'withheld' });
  expect(await shown(latest)).toMatchObject({ version: { version: '4' }, published: false });
  expect(await shown(fixed)).toMatchObject({ published: true });
  await push({ version: '5', pubStatus: 'canceled' });
  expect(await shown(latest)).toBeNull();
});

it('does not call an embargoed version public', async () => {
  const { id, token } = await mint();
  await push({ version: '2', embargoedUntil: new Date(Date.now() + 3_600_000) });
  const preview = (await previewByToken(store.db, id, token, now))!;
  expect(await previewed(store.db, preview)).toMatchObject({ version: { version: '2' }, published: false });
});

it('lists what was shared, newest first', async () => {
  const seq = (await draftByUri(store.db, uri))!.latest.seq;
  await mintPreview(store.db, { uri, versionSeq: seq, expiresIn: 60, createdBy: 'push', note: 'للمراجعة', now });
  await mintPreview(store.db, { uri, versionSeq: null, expiresIn: 60, createdBy: 'Nour', now: later(1) });
  expect(await sharesOf(store.db, uri)).toMatchObject([
    { createdBy: 'Nour', version: null, note: null },
    { createdBy: 'push', version: '1', note: 'للمراجعة' },
  ]);
});
