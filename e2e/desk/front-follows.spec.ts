import type { DeskFront } from '../../contract/curation.ts';
import { account, signIn } from '../editor.ts';
import { expect, hydrated, newsItem, test } from '../fixtures.ts';
import { startServer } from '../server.ts';

test('an open front offers what the desk has published, and loses at once what it hides', async ({ browser }) => {
  test.setTimeout(120_000);
  const server = await startServer({ SAMPLE: 'off' });
  const [reader, editor] = [await browser.newPage(), await browser.newPage({ baseURL: server.url })];
  try {
    const names = ['أول', 'ثاني', 'ثالث', 'رابع'];
    const ids: string[] = [];
    for (const [at, name] of names.entries()) {
      const uri = `urn:sharit:e2e:front:${at}`;
      await server.push(newsItem({ uri, headline: `خبر البستان ال${name}`, urgency: at + 1 }));
      const answer = await fetch(`${server.url}/api/v1/ar/stories?limit=1`);
      ids.push(((await answer.json()) as { stories: { id: string }[] }).stories[0]!.id);
    }
    await account(server, 'Nour', 'chief');
    await signIn(editor, 'Nour');
    await reader.goto(`${server.url}/ar`);
    await hydrated(reader);
    const main = reader.locator('main');
    await expect(main.getByText('خبر البستان الثاني').first()).toBeVisible();
    await editor.evaluate(
      async ([lead, hidden]) => {
        const session = (await (await fetch('/api/v1/desk/session')).json()) as { csrf: string };
        const ask = async (method: string, path: string, body: object) =>
          (await (
            await fetch(`/api/v1/desk/fronts/ar/${path}`, {
              method,
              headers: { 'content-type': 'application/json', 'x-csrf': session.csrf },
              body: JSON.stringify(body),
            })
          ).json()) as DeskFront;
        const story = { id: lead!, until: null, headline: 'عنوان للواجهة وحدها', kicker: null, focus: null };
        const plan = { places: { lead: { stories: [story], fill: true } }, hidden: [hidden!] };
        const { revision } = (await (await fetch('/api/v1/desk/fronts/ar')).json()) as DeskFront;
        const draft = await ask('PUT', 'draft', { revision, plan });
        await ask('POST', 'publish', { revision: draft.revision, at: null });
      },
      [ids[3]!, ids[1]!],
    );
    await expect(main.getByText('خبر البستان الثاني')).toHaveCount(0);
    await expect(main.getByText('عنوان للواجهة وحدها')).toHaveCount(0);
    await reader.getByRole('button', { name: 'تغيّرت الصفحة الرئيسية' }).click();
    await expect(main.locator('h2, h1').filter({ hasText: 'عنوان للواجهة وحدها' })).toBeVisible();
  } finally {
    await reader.close();
    await editor.close();
    await server.remove();
  }
});

test('a line that the desk hides does not come back with a correction, however urgent', async ({ browser }) => {
  test.setTimeout(120_000);
  const server = await startServer({ SAMPLE: 'off' });
  const [reader, editor] = [await browser.newPage(), await browser.newPage({ baseURL: server.url })];
  try {
    const uri = 'urn:sharit:e2e:hidden-line';
    await server.push(newsItem({ uri: `${uri}:other`, headline: 'موسم القطاف يبدأ' }));
    const { id } = await server.push(newsItem({ uri, headline: 'إغلاق جسر البستان', urgency: 1 }));
    await account(server, 'Nour', 'chief');
    await signIn(editor, 'Nour');
    await reader.goto(`${server.url}/ar`);
    await hydrated(reader);
    const ticker = reader.getByRole('region', { name: 'الشريط الإخباري' });
    await expect(ticker.getByText('إغلاق جسر البستان').first()).toBeVisible();
    await editor.evaluate(async (hidden) => {
      const session = (await (await fetch('/api/v1/desk/session')).json()) as { csrf: string };
      await fetch('/api/v1/desk/tickers/ar', {
        method: 'PUT',
        headers: { 'content-type': 'application/json', 'x-csrf': session.csrf },
        body: JSON.stringify({ revision: 0, plan: { pinned: [], hidden: [hidden] } }),
      });
    }, id);
    await expect(ticker.getByText('إغلاق جسر البستان')).toHaveCount(0);
    await server.push(newsItem({ uri, version: '2', headline: 'إغلاق جسر البستان ساعة', urgency: 1 }));
    // What comes after it has come, too.
    await server.push(newsItem({ uri: `${uri}:after`, headline: 'افتتاح حديقة الحي' }));
    await expect(ticker.getByText('افتتاح حديقة الحي').first()).toBeAttached();
    await expect(ticker.getByText('إغلاق جسر البستان ساعة')).toHaveCount(0);
    await reader.reload();
    await expect(ticker.getByText('افتتاح حديقة الحي').first()).toBeAttached();
    await expect(ticker.getByText('إغلاق جسر البستان ساعة')).toHaveCount(0);
  } finally {
    await reader.close();
    await editor.close();
    await server.remove();
  }
});
