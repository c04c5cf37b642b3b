// npm run fronts: pictures of the front with few and many stories, none, some or all of them with a picture, from the built app on servers of
// its own: test-results/fronts/<stories>-<pictures>.webp, each with both languages at three widths. `npm run fronts 9 all` makes one.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from '@playwright/test';
import sharp from 'sharp';
import { type Server, startServer } from '../e2e/server.ts';
import { chromiumArgs, ensureChromium } from './browser.ts';
import { type FrontLanguage, footer, frontStory } from './fronts/stories.ts';
import { sideBySide } from './side-by-side.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'test-results/fronts');
const numbers = [0, 1, 2, 3, 9, 30, 300];
const everyPictured = { none: 0, some: 2, all: 1 };
const widths = [360, 768, 1440];
const assets = ['waves-teal', 'sun-rust', 'palms-green', 'rosette-blue'];
const mostHeight = 4200;

async function pushAsset(server: Server, name: string): Promise<void> {
  const form = new FormData();
  form.set('media_id', name);
  form.set('media', new Blob([await readFile(join(root, `content/pictures/${name}.jpg`))]), `${name}.jpg`);
  const headers = { authorization: `Bearer ${server.pushSecret}` };
  const answer = await fetch(`${server.url}/api/v1/push/assets`, { method: 'POST', headers, body: form });
  if (!answer.ok) throw new Error(`asset ${name}: ${answer.status} ${await answer.text()}`);
}

/** Pictures are shown a moment after their story: waits until the newest stories have theirs. */
async function waitForPictures(server: Server, language: FrontLanguage, isPictured: boolean[]): Promise<void> {
  const expected = isPictured.slice(0, 50).filter(Boolean).length;
  for (;;) {
    const answer = await fetch(`${server.url}/api/v1/${language}/stories?limit=50`);
    const { stories } = (await answer.json()) as { stories: { picture: unknown }[] };
    if (stories.filter(({ picture }) => picture !== null).length === expected) return;
    await sleep(100);
  }
}

async function shoot(browser: Browser, address: string, width: number): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  const answer = await page.goto(address);
  if (!answer?.ok()) throw new Error(`${address}: ${answer?.status()}`);
  await page.waitForFunction(() => document.fonts.status === 'loaded');
  await page.evaluate(() => (document.documentElement.dataset.laidOut = ''));
  await page
    .locator('img')
    .evaluateAll((images: HTMLImageElement[]) => images.forEach((image) => (image.loading = 'eager')));
  await page.waitForFunction(() => [...document.images].every(({ complete }) => complete));
  const height = Math.min(mostHeight, await page.evaluate(() => document.documentElement.scrollHeight));
  const taken = await page.screenshot({ clip: { x: 0, y: 0, width, height }, fullPage: true });
  await page.close();
  return taken;
}

const settings = await mkdtemp(join(tmpdir(), 'sharit-fronts-'));
const newsroom = JSON.parse(await readFile(join(root, 'content/newsroom.json'), 'utf8')) as object;
await writeFile(join(settings, 'newsroom.json'), JSON.stringify({ ...newsroom, logo: null, footer }));
await mkdir(folder, { recursive: true });
const [onlyNumber, onlyPictures] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: ensureChromium(), args: chromiumArgs });
try {
  for (const number of numbers)
    for (const [name, every] of Object.entries(everyPictured)) {
      if ((onlyNumber && String(number) !== onlyNumber) || (onlyPictures && name !== onlyPictures)) continue;
      if (number === 0 && name !== 'none') continue;
      const server = await startServer({ SAMPLE: 'off', NEWSROOM: join(settings, 'newsroom.json') });
      try {
        if (every > 0 && number > 0) for (const asset of assets) await pushAsset(server, asset);
        const shots: Buffer[] = [];
        const isPictured = Array.from({ length: number }, (_, at) => every > 0 && at % every === every - 1);
        for (const language of ['ar', 'en'] as FrontLanguage[]) {
          for (const [at, pictured] of isPictured.entries()) {
            const asset = `${server.url}/api/v1/push/assets/${assets[at % assets.length]}`;
            await server.push(frontStory(language, at, pictured ? asset : undefined));
          }
          await waitForPictures(server, language, isPictured);
          for (const width of widths) shots.push(await shoot(browser, `${server.url}/${language}`, width));
        }
        const sheet = sharp(await sideBySide(shots, 24)).resize({ height: 2400, withoutEnlargement: true });
        const file = await sheet.webp({ quality: 60 }).toBuffer();
        await writeFile(join(folder, `${number}-${name}.webp`), file);
        console.log(`${number} ${name} ${Math.round(file.length / 1024)} KB`);
      } finally {
        await server.remove();
      }
    }
} finally {
  await browser.close();
  await rm(settings, { recursive: true });
}
