import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { AlertChange, DeskAlert, DeskAlerts } from '#contract/alerts/desk-alerts.ts';
import type { PushAnswer } from '#contract/push.ts';
import type { DeskRole } from '#contract/roles.ts';
import { saveSubscription } from '../../store/alerts/subscriptions.ts';
import { addAccount, signIn } from '../../store/desk/accounts.ts';
import { auditPage } from '../../store/desk/audit.ts';
import type { Store } from '../../store/database/store.ts';
import { openTestApp, type TestApp, testVapid } from '../../testing/app.ts';
import { makeItem } from '../../testing/intake.ts';
import { bearer } from '../../testing/push.ts';
import { openTestStore, resetStore } from '../../testing/store.ts';

let store: Store;
let test: TestApp;
let chief: Record<string, string>;
let id: string;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  await resetStore(store);
  test = await openTestApp(store);
  chief = await signInAs('Nour', 'chief');
  const now = new Date().toISOString();
  const pushed = await test.app.inject({
    ...{ method: 'POST', url: '/api/v1/push', headers: bearer },
    payload: makeItem({ urgency: 1, versionCreated: now, firstCreated: now }),
  });
  ({ id } = pushed.json<PushAnswer>());
  const keys = { p256dh: 'x', auth: 'y' };
  const choices = { language: 'ar' as const, breaking: true, follows: [], quiet: null };
  await saveSubscription(store, { endpoint: 'https://push.example/1', keys }, choices, testVapid.fingerprint);
});
afterEach(() => test.close());
afterAll(() => store.close());

async function signInAs(name: string, role: DeskRole): Promise<Record<string, string>> {
  await addAccount(store.db, name, 'a long password', role);
  const given = { name, password: 'a long password', agent: '', now: new Date() };
  const { token, editor } = (await signIn(store.db, given))!;
  return { origin: 'https://news.example', cookie: `sharit_desk=${token}`, 'x-csrf': editor.csrf };
}
const list = async () => {
  const answer = await test.app.inject({ url: '/api/v1/desk/alerts?language=ar', headers: chief });
  return answer.json<DeskAlerts>();
};
const change = (payload: AlertChange, headers = chief) =>
  test.app.inject({ method: 'POST', url: `/api/v1/desk/items/${id}/alert`, headers, payload });

it('proposes breaking stories, and says whom they would reach and what became of them', async () => {
  const before = await list();
  expect(before).toMatchObject({ automatic: false, subscriptions: 1 });
  expect(before.alerts).toMatchObject([{ story: { id, breaking: true }, state: 'proposed', audience: 1, sent: null }]);
  expect(before.alerts[0]!.preview.title).toBe(`عاجل: ${before.alerts[0]!.words.title}`);
  const sent = await change({ action: 'send', revision: 0 });
  expect(sent.statusCode).toBe(200);
  expect(sent.json<DeskAlert>()).toMatchObject({ state: 'sent', unchanged: true, sent: { by: 'Nour' } });
  expect((await list()).alerts[0]!.outcome).toMatchObject({ waiting: 1, reached: 0 });
});

it('is worded by editors, and held and sent by chiefs', async () => {
  const editor = await signInAs('Sami', 'editor');
  const word = { action: 'word', revision: 0, title: 'صياغة أخرى', body: '' } as const;
  expect((await change(word, editor)).json<DeskAlert>()).toMatchObject({ words: { title: 'صياغة أخرى', body: '' } });
  for (const action of ['send', 'hold'] as const)
    expect((await change({ action, revision: 1 }, editor)).statusCode).toBe(403);
  expect((await change({ action: 'hold', revision: 1 })).json<DeskAlert>().state).toBe('held');
  expect((await change({ action: 'send', revision: 2 })).statusCode).toBe(409);
  expect((await change({ action: 'release', revision: 2 })).json<DeskAlert>().state).toBe('proposed');
  expect((await change({ action: 'unword', revision: 3 })).json<DeskAlert>().words.title).not.toBe('صياغة أخرى');
  const { entries } = await auditPage(store.db, { limit: 10, timeZone: 'UTC' });
  expect(entries.map(({ action }) => action).filter((action) => action.startsWith('alert'))).toEqual([
    ...['alert-unword', 'alert-release', 'alert-hold', 'alert-word'],
  ]);
});

it('can be updated by words with which what was sent ends', async () => {
  const word = async (revision: number, title: string) =>
    (await change({ action: 'word', revision, title, body: '' })).json<DeskAlert>();
  await word(0, 'المصور: الجسر يفتح');
  expect((await change({ action: 'send', revision: 1 })).json<DeskAlert>().unchanged).toBe(true);
  expect((await word(2, 'الجسر يفتح')).unchanged).toBe(false);
  expect((await word(3, 'المصور: الجسر يفتح')).unchanged).toBe(true);
});

it('does nothing for who has seen another state, and refuses words that turn direction', async () => {
  await change({ action: 'send', revision: 0 });
  const twice = await change({ action: 'send', revision: 0 });
  expect(twice.statusCode).toBe(409);
  const unsafe = { action: 'word', revision: 1, title: 'نص\u202e', body: '' } as const;
  expect((await change(unsafe)).statusCode).toBe(400);
});
