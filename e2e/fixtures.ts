import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import { type Server, startServer } from './server.ts';

type Quiet = {
  /** Messages that a test expects on the console (a failing API logs its status); everything else fails the test. */
  expectedErrors: RegExp[];
  watched: void;
};

/** Tests on a real server with the sample newsroom, one per worker; an error on the console fails the test. */
export const test = base.extend<Quiet, { server: Server }>({
  server: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures from the pattern.
    async ({}, use) => {
      const server = await startServer();
      await use(server);
      await server.remove();
    },
    { scope: 'worker', timeout: 150_000 },
  ],
  // oxlint-disable-next-line no-empty-pattern -- as above
  expectedErrors: async ({}, use) => {
    await use([]);
  },
  watched: [
    async ({ page, expectedErrors }, use) => {
      const errors: string[] = [];
      const note = (text: string) => {
        if (/Service Worker registration blocked by Playwright/u.test(text)) return;
        if (!expectedErrors.some((expected) => expected.test(text))) errors.push(text);
      };
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning')
          note(`${message.text()} (${message.location().url})`);
      });
      page.on('pageerror', (error) => note(error.stack ?? error.message));
      await use();
      expect(errors, 'errors on the console').toEqual([]);
    },
    { auto: true },
  ],
  baseURL: async ({ server }, use) => {
    await use(server.url);
  },
});

export { expect };

/** Gives the page the first sign of a reader, upon which the app starts (src/runtime/boot.ts), and waits until React has hydrated it. */
export async function hydrated(page: Page) {
  await page.evaluate(() => dispatchEvent(new Event('pointermove')));
  await page.locator('html[data-hydrated]').waitFor({ state: 'attached' });
}

/** No violation of WCAG 2.2 A and AA, nor of axe's best practices. */
export async function expectAccessible(page: Page) {
  // Moving lines are clipped at the label, and axe takes the label for the background of the text behind it. By the root's mark: the
  // first marquee (src/ticker/first-marquee.ts) moves them before the app marks the ticker.
  const { violations } = await new AxeBuilder({ page }).exclude('html[data-ticker="moving"] .ticker-track').analyze();
  expect(
    violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html).join(' | ')}`),
  ).toEqual([]);
}

const minutes = 60_000;

/** A ninjs item, ready to push; a test names only the fields that matter to it. */
export function newsItem({
  language = 'ar',
  ...fields
}: Record<string, unknown> & { uri: string; headline: string; language?: string; body?: string; ago?: number }) {
  const { uri, headline, body = `<p>${headline}</p>`, ago = 0, ...rest } = fields;
  const created = new Date(Date.now() - ago * minutes).toISOString();
  return {
    uri,
    standard: { name: 'ninjs', version: '3.1', schema: 'https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json' },
    type: 'text',
    language,
    version: '1',
    pubStatus: 'usable',
    firstCreated: created,
    versionCreated: created,
    urgency: 4,
    headlines: [{ role: 'main', value: headline }],
    subjects: [{ rel: 'section', literal: 'culture', name: language === 'ar' ? 'ثقافة' : 'Culture' }],
    bodies: [{ role: 'main', contentType: 'text/html', value: body }],
    ...rest,
  };
}
