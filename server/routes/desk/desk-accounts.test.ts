import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { DeskAccounts, NewPassword } from '#contract/desk-accounts.ts';
import { addAccount, editorOf, signIn } from '../../store/desk/accounts.ts';
import { auditPage } from '../../store/desk/audit.ts';
import type { Store } from '../../store/database/store.ts';
import { openTestApp, type TestApp } from '../../testing/app.ts';
import { openTestStore, resetStore } from '../../testing/store.ts';

let store: Store;
let test: TestApp;
let headers: Record<string, string>;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  await resetStore(store);
  test = await openTestApp(store);
  await addAccount(store.db, 'Nour', password);
  const { token, editor } = (await enter('Nour', password))!;
  headers = { origin: 'https://news.example', cookie: `sharit_desk=${token}`, 'x-csrf': editor.csrf };
});
afterEach(() => test.close());
afterAll(() => store.close());

const password = 'a long password';
const root = '/api/v1/desk/accounts';
const enter = (name: string, word: string) => signIn(store.db, { name, password: word, agent: '', now: new Date() });
const ask = (method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object) =>
  test.app.inject({ method, url, headers, ...(payload && { payload }) });
const accounts = async () => (await ask('GET', root)).json<DeskAccounts>().accounts;
const idOf = async (name: string) => (await accounts()).find((one) => one.name === name)!.id;

it('makes the first account chief, and the others editors', async () => {
  await addAccount(store.db, 'Salma', password);
  expect((await accounts()).map(({ name, role }) => [name, role])).toEqual([
    ['Nour', 'chief'],
    ['Salma', 'editor'],
  ]);
});

it('adds an account with a password that is shown once, and refuses a name that is taken', async () => {
  const added = await ask('POST', root, { name: ' Salma ', role: 'reader' });
  expect(added.statusCode).toBe(201);
  const made = added.json<NewPassword>();
  expect((await enter('salma', made.password))!.editor).toMatchObject({ name: 'Salma', role: 'reader' });
  expect((await ask('POST', root, { name: 'SALMA', role: 'chief' })).statusCode).toBe(409);
  expect((await ask('POST', root, { name: 'Amal', role: 'owner' })).statusCode).toBe(400);
});

it('ends every session of an account whose role shrinks, whose password changes or that ends', async () => {
  await addAccount(store.db, 'Salma', password);
  const id = await idOf('Salma');
  const session = async (word = password) => (await enter('Salma', word))!.token;
  const isOpen = async (token: string) => (await editorOf(store.db, token, new Date())) !== null;
  let token = await session();
  expect((await ask('POST', `${root}/${id}/role`, { role: 'chief', was: 'editor' })).statusCode).toBe(204);
  expect(await isOpen(token)).toBe(true);
  expect((await ask('POST', `${root}/${id}/role`, { role: 'reader', was: 'chief' })).statusCode).toBe(204);
  expect(await isOpen(token)).toBe(false);
  token = await session();
  const { password: fresh } = (await ask('POST', `${root}/${id}/password`)).json<NewPassword>();
  expect(await isOpen(token)).toBe(false);
  token = await session(fresh);
  expect((await ask('DELETE', `${root}/${id}`)).statusCode).toBe(204);
  expect(await isOpen(token)).toBe(false);
  expect(await enter('Salma', fresh)).toBeNull();
  const { entries } = await auditPage(store.db, { limit: 10, timeZone: 'UTC', who: 'Nour' });
  expect(entries.map(({ action, detail }) => [action, detail['note']])).toEqual([
    ['account-removed', 'Salma'],
    ['account-reset', 'Salma'],
    ['account-role', 'Salma'],
    ['account-role', 'Salma'],
  ]);
});

it('refuses a change of what another chief has changed, and to be without a chief', async () => {
  const id = await idOf('Nour');
  expect((await ask('POST', `${root}/${id}/role`, { role: 'reader', was: 'chief' })).statusCode).toBe(409);
  expect((await ask('DELETE', `${root}/${id}`)).statusCode).toBe(409);
  await addAccount(store.db, 'Salma', password);
  const other = await idOf('Salma');
  expect((await ask('POST', `${root}/${other}/role`, { role: 'chief', was: 'reader' })).statusCode).toBe(409);
  expect((await ask('POST', `${root}/${other}/role`, { role: 'chief', was: 'editor' })).statusCode).toBe(204);
  expect((await ask('DELETE', `${root}/999999`)).statusCode).toBe(404);
  expect((await ask('DELETE', `${root}/${id}`)).statusCode).toBe(204);
  expect((await ask('GET', root)).statusCode).toBe(401);
});
