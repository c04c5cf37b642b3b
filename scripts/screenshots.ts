// Takes the pictures of the README: the built app on a server of its own, with the sample newsroom of this moment.
// `npm run build` first.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import type { Browser } from '@playwright/test';
import sharp from 'sharp';
import { startServer } from '../e2e/server.ts';
import { chromiumArgs, ensureChromium } from './browser.ts';
import { sideBySide } from './side-by-side.ts';

const folder = fileURLToPath(new URL('../docs/screenshots', import.meta.url));
const gap = 24;

type Shot = {
  path: string;
  width: number;
  height: number;
  scheme?: 'light' | 'dark';
  /** Device pixels per CSS pixel. */
  density?: number;
};

async function shoot(
  browser: Browser,
  address: string,
  { path, width, height, scheme, density }: Shot,
): Promise<Buffer> {
  const page = await browser.newPage({
    baseURL: address,
    viewport: { width, height },
    colorScheme: scheme ?? 'light',
    deviceScaleFactor: density ?? 1,
  });
  // A first visit may load the fonts without using them: the picture shows a second visit.
  await page.goto(path);
  await page.waitForTimeout(1500);
  await page.goto(path);
  await page.waitForFunction(() => document.fonts.status === 'loaded');
  // Pictures below the fold are lazy.
  await page.waitForFunction(() =>
    [...document.images].every((image) => image.complete || image.getBoundingClientRect().top > window.innerHeight),
  );
  // The app boots after the first paint and writes relative times; the ticker has not left its label yet.
  await page.waitForTimeout(1500);
  const taken = await page.screenshot();
  await page.close();
  return taken;
}

async function save(name: string, picture: Buffer): Promise<void> {
  const file = await sharp(picture).png({ palette: true, quality: 100, effort: 10 }).toBuffer();
  await writeFile(join(folder, name), file);
  console.log(`${name} ${Math.round(file.length / 1024)} KB`);
}

await mkdir(folder, { recursive: true });
const server = await startServer({ SAMPLE: 'on' });
const browser = await chromium.launch({
  executablePath: ensureChromium(),
  args: chromiumArgs,
});
try {
  const lead = async (language: string): Promise<string> => {
    const answer = await fetch(`${server.url}/api/v1/${language}/front`);
    const front = (await answer.json()) as { lead: { id: string } };
    return `/${language}/news/${front.lead.id}`;
  };
  const [arabic, english] = [await lead('ar'), await lead('en')];
  const take = (shot: Shot): Promise<Buffer> => shoot(browser, server.url, shot);
  const phone = { width: 390, height: 844, density: 1.5 };
  await save('front.png', await take({ path: '/ar', width: 1280, height: 1560 }));
  await save('article.png', await take({ path: arabic, width: 1280, height: 1560 }));
  await save(
    'phone.png',
    await sideBySide(
      [
        await take({ path: '/ar', ...phone }),
        await take({ path: arabic, ...phone, scheme: 'dark' }),
        await take({ path: english, ...phone }),
      ],
      gap,
    ),
  );
} finally {
  await browser.close();
  await server.remove();
}
