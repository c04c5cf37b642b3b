import { scryptSync } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import {
  addAccount,
  editorOf,
  removeAccount,
  resetPassword,
  signIn,
  signOut,
  signOutByName,
  signOutEverywhere,
} from './accounts.ts';
import { listAccounts } from './account-roles.ts';
import { accounts, sessions } from '../database/schema.ts';
import type { Store } from '../database/store.ts';
import { openTestStore, resetStore } from '../../testing/store.ts';

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  await resetStore(store);
  await addAccount(store.db, 'Nour', 'a long password');
});
afterAll(() => store.close());

const now = new Date('2026-03-10T12:00:00Z');
const enter = (name = 'Nour', password = 'a long password', at = now) =>
  signIn(store.db, { name, password, agent: 'test', now: at });

it('knows a name however it is written, and its password only', async () => {
  expect(await enter(' nour ')).toMatchObject({ editor: { name: 'Nour' } });
  expect(await enter('Nour', 'A long password')).toBeNull();
  expect(await enter('Nobody', 'a long password')).toBeNull();
  expect(await addAccount(store.db, 'NOUR', 'another')).toBeNull();
});

it('keeps neither passwords nor session tokens', async () => {
  const { token } = (await enter())!;
  const kept = JSON.stringify([await store.db.select().from(accounts), await store.db.select().from(sessions)]);
  expect(kept).not.toContain('a long password');
  expect(kept).not.toContain(token);
  expect(kept).toContain('scrypt$');
});

it('ends a session after a working day, on signing out, and everywhere at once', async () => {
  const first = (await enter())!;
  const second = (await enter())!;
  const who = (token: string, at = now) => editorOf(store.db, token, at);
  expect(await who(first.token, new Date(now.getTime() + 11 * 3_600_000))).toMatchObject({ name: 'Nour' });
  expect(await who(first.token, new Date(now.getTime() + 13 * 3_600_000))).toBeNull();
  await signOut(store.db, first.editor.sessionHash);
  expect(await who(first.token)).toBeNull();
  expect(await who(second.token)).toMatchObject({ name: 'Nour' });
  await signOutEverywhere(store.db, second.editor.accountId);
  expect(await who(second.token)).toBeNull();
});

it('puts everybody out whose password was reset or whose account was removed', async () => {
  const { token } = (await enter())!;
  expect(await resetPassword(store.db, 'nour', 'another password')).toBe(true);
  expect(await editorOf(store.db, token, now)).toBeNull();
  const again = (await enter('Nour', 'another password'))!;
  expect(await removeAccount(store.db, 'Nour')).toBe(true);
  expect(await editorOf(store.db, again.token, now)).toBeNull();
  expect(await removeAccount(store.db, 'Nour')).toBe(false);
  expect(await resetPassword(store.db, 'Nour', 'x')).toBe(false);
});

it('lists accounts with their open sessions', async () => {
  await addAccount(store.db, 'Amal', 'a long password');
  await enter('Nour', 'a long password', new Date());
  expect((await listAccounts(store.db)).map(({ name, sessions: open }) => [name, open])).toEqual([
    ['Amal', 0],
    ['Nour', 1],
  ]);
  expect(await signOutByName(store.db, 'nour')).toBe(true);
  expect((await listAccounts(store.db)).map(({ sessions: open }) => open)).toEqual([0, 0]);
});

it('takes a password that was hashed at a lower cost, and hashes it anew', async () => {
  const salt = Buffer.from('sixteen bytes ok');
  const key = scryptSync('a long password', salt, 32, { N: 2 ** 15, r: 8, p: 1, maxmem: 2 ** 26 });
  const old = ['scrypt', 2 ** 15, 8, 1, salt.toString('base64'), key.toString('base64')].join('$');
  await store.db.update(accounts).set({ password: old });
  expect(await enter('Nour', 'not the password')).toBeNull();
  const passwordNow = async () => (await store.db.select().from(accounts))[0]!.password;
  expect(await passwordNow()).toBe(old);
  expect(await enter()).not.toBeNull();
  expect(await passwordNow()).toMatch(/^scrypt\$32768\$8\$3\$/);
  expect(await enter()).not.toBeNull();
});

it('takes the same Arabic password composed differently', async () => {
  await addAccount(store.db, 'سلمى', 'آخر الأزهار'.normalize('NFC'));
  expect(await enter('سلمى', 'آخر الأزهار'.normalize('NFD'))).not.toBeNull();
});
