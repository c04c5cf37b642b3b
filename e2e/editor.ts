import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { BrowserContext, Page } from '@playwright/test';
import { expect, newsItem } from './fixtures.ts';
import type { Server } from './server.ts';

const run = promisify(execFile);
const ownPassword = 'correct horse battery';

/** Creates an account with the command-line tool, while the server runs. */
export async function account(server: Server, name: string, role = 'editor'): Promise<void> {
  const env = { ...process.env, DATA_DIR: server.dataDir };
  const child = run('node', ['server/desk-cli.ts', 'add', `--role=${role}`, name], { env });
  child.child.stdin!.end(`${ownPassword}\n`);
  await child;
}

export async function signIn(page: Page, name: string, password = ownPassword): Promise<void> {
  await page.goto('/desk');
  await page.locator('input[name=name]').fill(name);
  await page.locator('input[name=password]').fill(password);
  await page.locator('form button[type=submit]').click();
  await expect(page.locator('form[role=search]')).toBeVisible();
}

const bodyOf = (...paragraphs: string[]) => paragraphs.map((text) => `<p>${text}</p>`).join('');

export function draft(name: string, version: number, ...paragraphs: string[]) {
  return newsItem({
    uri: `urn:sharit:e2e:desk:${name}`,
    headline: `مسودة البستان ${name}`,
    body: bodyOf(...paragraphs),
    version: String(version),
    pubStatus: 'withheld',
  });
}

/** A link to a draft, as a newsroom's system creates it. */
export async function mint(server: Server, uri: string): Promise<{ id: string; url: string }> {
  const answer = await fetch(`${server.url}/api/v1/previews`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.pushSecret}`, 'content-type': 'application/json' },
    body: JSON.stringify({ uri, expiresIn: 3600 }),
  });
  expect(answer.status).toBe(201);
  return (await answer.json()) as { id: string; url: string };
}

/** Everything that a browser stores of a site, except its HTTP cache, which never stores `no-store`. */
export function storedIn(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const databases = await Promise.all(
      (await indexedDB.databases()).map(
        ({ name }) =>
          new Promise<unknown>((resolve) => {
            const opening = indexedDB.open(name!);
            opening.addEventListener('success', () => {
              const database = opening.result;
              const stores = [...database.objectStoreNames];
              if (stores.length === 0) return resolve([]);
              const all = database.transaction(stores).objectStore(stores[0]!).getAll();
              all.addEventListener('success', () => {
                resolve(all.result);
                database.close();
              });
            });
          }),
      ),
    );
    const cached = await Promise.all(
      (await caches.keys()).map(async (key) => (await (await caches.open(key)).keys()).map(({ url }) => url)),
    );
    return JSON.stringify({ ...localStorage, ...sessionStorage, databases, cached, cookie: document.cookie });
  });
}

/** A word that is in every draft of `openDesk`, and in nothing else. */
export const draftWord = 'كلمةالمسودة';

/** All text on a page and in its frames, its title and its address. */
export async function textOf(page: Page): Promise<string> {
  const texts = await Promise.all(
    page.frames().map((frame) => frame.evaluate(() => document.documentElement.outerHTML)),
  );
  return `${texts.join('\n')}\n${await page.title()}\n${decodeURIComponent(page.url())}`;
}

/** Pushes a draft and signs an editor in, both called `name`; returns the editor's page and the draft's id. */
export async function openDesk(context: BrowserContext, server: Server, name: string) {
  await account(server, name);
  const { id } = await server.push(draft(name, 1, `هنا ${draftWord} وحدها.`));
  const page = await context.newPage();
  await signIn(page, name);
  return { page, id };
}
