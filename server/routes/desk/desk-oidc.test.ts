import { afterAll, beforeAll, beforeEach, afterEach, expect, it } from 'vitest';
import type { DeskSession } from '#contract/desk.ts';
import { addAccount, editorOf } from '../../store/desk/accounts.ts';
import { listAccounts } from '../../store/desk/account-roles.ts';
import { auditPage } from '../../store/desk/audit.ts';
import type { Store } from '../../store/database/store.ts';
import { openTestApp, type TestApp } from '../../testing/app.ts';
import { type OpenIdProvider, type People, startOpenIdProvider } from '../../testing/outside/openid-provider.ts';
import { openTestStore, resetStore } from '../../testing/store.ts';

const publicUrl = 'https://news.example';
const start = '/api/v1/desk/oidc';
let people: People;
let store: Store;
let provider: OpenIdProvider;
let test: TestApp;

beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  await resetStore(store);
  people = {
    nour: { name: 'Nour', newsroom: { roles: ['staff', 'editor', 'reader'] } },
    salma: { name: 'Salma', newsroom: { roles: 'chief' } },
    amal: { name: 'Amal', newsroom: { roles: ['chief-of-staff'] } },
    omar: { name: 'Omar' },
  };
  provider = await startOpenIdProvider(`${publicUrl}${start}/callback`, people);
  test = await openTestApp(store, { publicUrl, oidc: provider.settings });
});
afterEach(async () => {
  await test.close();
  await provider.stop();
});
afterAll(() => store.close());

type Jar = Map<string, string>;
const header = (jar: Jar) => Array.from(jar, ([name, value]) => `${name}=${value}`).join('; ');
function keep(jar: Jar, cookies: string[]): void {
  for (const cookie of cookies) {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!;
    if (value) jar.set(name!, value);
    else jar.delete(name!);
  }
}

/** Begins here: the provider's address, and this browser's cookies. */
async function begin() {
  const jar: Jar = new Map();
  const answer = await test.app.inject({ url: start, headers: { host: 'news.example' } });
  expect(answer.statusCode).toBe(303);
  const cookies = [answer.headers['set-cookie']].flat().map(String);
  keep(jar, cookies);
  return { jar, cookies, url: String(answer.headers.location) };
}

/** Signs in at the provider as a person would, by its forms; returns the address that it sends the browser back to. */
async function signInThere(url: string, login: string): Promise<URL> {
  const jar: Jar = new Map();
  let next = url;
  let form: URLSearchParams | null = null;
  for (;;) {
    const answer = await fetch(next, {
      redirect: 'manual',
      method: form ? 'POST' : 'GET',
      headers: { cookie: header(jar) },
      body: form,
    });
    keep(jar, answer.headers.getSetCookie());
    const location = answer.headers.get('location');
    if (location) {
      next = new URL(location, next).href;
      form = null;
      if (next.startsWith(publicUrl)) return new URL(next);
      continue;
    }
    const page = await answer.text();
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1];
    if (!prompt) throw new Error(page);
    next = new URL(/action="([^"]+)"/.exec(page)![1]!, next).href;
    form = new URLSearchParams({ prompt, login, password: 'any' });
  }
}

const comeBack = (back: URL, jar: Jar) =>
  test.app.inject({ url: back.pathname + back.search, headers: { host: 'news.example', cookie: header(jar) } });

async function signIn(login: string) {
  const { jar, url } = await begin();
  return comeBack(await signInThere(url, login), jar);
}

const sessionIn = (answer: Awaited<ReturnType<typeof comeBack>>): string | undefined =>
  /sharit_desk=([\w-]{43})/.exec(String(answer.headers['set-cookie']))?.[1];

it('admits whom a claim names a role, with the highest of them, and knows them again', async () => {
  const { cookies, url } = await begin();
  expect(cookies[0]).toMatch(/^sharit_oidc=[\w.-]+; Path=\/api\/v1\/desk\/oidc; .*HttpOnly; Secure; SameSite=Lax$/);
  expect(Object.fromEntries(new URL(url).searchParams)).toMatchObject({
    code_challenge_method: 'S256',
    nonce: expect.stringMatching(/./),
    state: expect.stringMatching(/./),
    redirect_uri: `${publicUrl}${start}/callback`,
  });
  for (let time = 0; time < 2; time += 1) {
    const answer = await signIn('nour');
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/desk']);
    const cookie = `sharit_desk=${sessionIn(answer)}`;
    const session = await test.app.inject({ url: '/api/v1/desk/session', headers: { cookie } });
    expect(session.json<DeskSession>()).toMatchObject({
      editor: { name: 'Nour', role: 'editor' },
      singleSignOn: true,
    });
  }
  expect(await listAccounts(store.db)).toMatchObject([{ name: 'Nour', role: 'editor', local: false, sessions: 2 }]);
  expect(sessionIn(await signIn('salma'))).toBeDefined();
  expect((await listAccounts(store.db)).map(({ role }) => role)).toEqual(['editor', 'chief']);
});

it('ends what is open when the provider names less, or nothing', async () => {
  const isOpen = async (token: string) => (await editorOf(store.db, token, new Date())) !== null;
  const first = sessionIn(await signIn('nour'))!;
  people['nour'] = { name: 'Nour', newsroom: { roles: ['reader'] } };
  const second = sessionIn(await signIn('nour'))!;
  expect([await isOpen(first), await isOpen(second)]).toEqual([false, true]);
  people['nour'] = { name: 'Nour' };
  expect(sessionIn(await signIn('nour'))).toBeUndefined();
  expect(await isOpen(second)).toBe(false);
});

it('refuses alike: no role, another word, another browser, a used code, a changed state, a refusal there', async () => {
  const told = (answer: Awaited<ReturnType<typeof comeBack>>) => {
    const { date: _date, 'x-request-id': _id, ...headers } = answer.headers;
    return JSON.stringify([answer.statusCode, headers, answer.body]);
  };
  const answers = [await signIn('amal'), await signIn('omar')];
  const { jar, url } = await begin();
  const back = await signInThere(url, 'nour');
  answers.push(await comeBack(back, new Map()));
  const changed = new URL(back);
  changed.searchParams.set('state', 'x');
  answers.push(await comeBack(changed, jar));
  const other = await begin();
  answers.push(await comeBack(back, other.jar));
  expect((await comeBack(back, jar)).headers.location).toBe('/desk');
  answers.push(await comeBack(back, jar));
  const state = new URL(url).searchParams.get('state')!;
  answers.push(await comeBack(new URL(`${publicUrl}${start}/callback?error=access_denied&state=${state}`), jar));
  answers.push(await comeBack(new URL(`${publicUrl}${start}/callback`), jar));
  expect(new Set(answers.map(told)).size).toBe(1);
  expect(answers[0]!.headers.location).toBe('/desk?sign-in=refused');
  expect((await listAccounts(store.db)).map(({ name }) => name)).toEqual(['Nour']);
  const { entries } = await auditPage(store.db, { limit: 20, timeZone: 'UTC', who: 'amal' });
  expect(entries.map(({ action }) => action)).toEqual(['sign-in-refused']);
});

it('never takes the name of another account, and leaves accounts with a password as they are', async () => {
  await addAccount(store.db, 'Nour', 'a long password');
  await signIn('nour');
  expect((await listAccounts(store.db)).map(({ name, role, local }) => [name, role, local])).toEqual([
    ['Nour', 'chief', true],
    ['Nour (2)', 'editor', false],
  ]);
  const url = '/api/v1/desk/session';
  const headers = { host: 'news.example', origin: publicUrl };
  const enter = (name: string) =>
    test.app.inject({ method: 'POST', url, headers, payload: { name, password: 'a long password' } });
  expect((await enter('Nour')).statusCode).toBe(200);
  expect((await enter('Nour (2)')).statusCode).toBe(401);
});

it('says when the provider does not answer', async () => {
  await provider.stop();
  const answer = await test.app.inject({ url: start, headers: { host: 'news.example' } });
  expect([answer.statusCode, answer.headers.location]).toEqual([303, '/desk?sign-in=unavailable']);
});

it('asks for the claims of a provider that keeps them out of the token', async () => {
  await provider.stop();
  await test.close();
  provider = await startOpenIdProvider(`${publicUrl}${start}/callback`, people, { inUserInfo: true });
  test = await openTestApp(store, { publicUrl, oidc: provider.settings });
  expect(sessionIn(await signIn('salma'))).toBeDefined();
});
