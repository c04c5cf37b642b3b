// npm run blocks: writes docs/blocks.md and a picture per kind of block, from the built app on a server of its own. `npm run build` first.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from '@playwright/test';
import sharp from 'sharp';
import { knownPlayers } from '#contract/players.ts';
import { type Server, startServer } from '../e2e/server.ts';
import { type BlockSample, media } from './blocks/samples.ts';
import { words } from './blocks/word-samples.ts';
import { chromiumArgs, ensureChromium } from './browser.ts';
import { sideBySide } from './side-by-side.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'docs/blocks');
const gap = 24;
const assets = { quay: 'waves-teal', sun: 'sun-rust', palms: 'palms-green', rosette: 'rosette-blue' };
const around = {
  ar: ['يبدأ العمل في الربيع، ويبقى الطريق مفتوحاً أمام المشاة.', 'وتصدر الأرقام التالية بعد شهر.'],
  en: ['Work begins in spring, and the path stays open for walkers.', 'The next figures come out in a month.'],
};
/** In the sheet from the start side: phone and desktop, light and dark. */
const shots = [
  { language: 'ar', width: 390, scheme: 'light' },
  { language: 'ar', width: 390, scheme: 'dark' },
  { language: 'ar', width: 1280, scheme: 'light' },
  { language: 'en', width: 1280, scheme: 'dark' },
  { language: 'en', width: 390, scheme: 'light' },
] as const;

async function pushAsset(server: Server, id: string, file: string): Promise<void> {
  const form = new FormData();
  form.set('media_id', id);
  form.set('media', new Blob([await readFile(join(root, `content/pictures/${file}.jpg`))]), `${id}.jpg`);
  const headers = { authorization: `Bearer ${server.pushSecret}` };
  const answer = await fetch(`${server.url}/api/v1/push/assets`, { method: 'POST', headers, body: form });
  if (!answer.ok) throw new Error(`asset ${id}: ${answer.status} ${await answer.text()}`);
}

/** A story that is read before its picture has renditions shows none. */
async function picturesMade(server: Server): Promise<void> {
  for (;;) {
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    if (/^sharit_renditions_waiting 0$/m.test(metrics)) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function pushSample(server: Server, sample: BlockSample, language: 'ar' | 'en'): Promise<string> {
  const [before, after] = around[language];
  const html = sample[language].replaceAll('asset:', `${server.url}/api/v1/push/assets/`);
  const created = new Date().toISOString();
  const { id } = await server.push({
    uri: `tag:sharit.example,2026:blocks:${sample.kind}:${language}`,
    standard: { name: 'ninjs', version: '3.1' },
    type: 'text',
    language,
    version: '1',
    pubStatus: 'usable',
    firstCreated: created,
    versionCreated: created,
    headlines: [{ role: 'main', value: sample.title }],
    bodies: [{ role: 'main', contentType: 'text/html', value: `<p>${before}</p>${html}<p>${after}</p>` }],
  });
  return `/${language}/news/${id}`;
}

async function shoot(browser: Browser, address: string, { width, scheme }: (typeof shots)[number]): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: scheme });
  await page.goto(address);
  await page.locator('html[data-hydrated]').waitFor({ state: 'attached' });
  await page.waitForFunction(() => document.fonts.status === 'loaded');
  const body = page.locator('.article-body');
  await body
    .locator('img')
    .evaluateAll((images: HTMLImageElement[]) => images.forEach((image) => (image.loading = 'eager')));
  await page.waitForFunction(() => [...document.images].every(({ complete }) => complete));
  const box = (await body.boundingBox())!;
  const clip = { x: Math.max(0, box.x - 16), y: box.y - 8, width: box.width + 32, height: box.height + 16 };
  const taken = await page.screenshot({ clip, fullPage: true });
  await page.close();
  return taken;
}

async function sheetOf(pictures: Buffer[]): Promise<Buffer> {
  const whole = await sideBySide(pictures, gap);
  return sharp(whole).resize({ width: 1800, withoutEnlargement: true }).webp({ quality: 70, effort: 6 }).toBuffer();
}

const page = (samples: readonly BlockSample[]): string => `# Kinds of block

This page is written by \`npm run blocks\`; change the samples in \`scripts/blocks/\`. Intake (\`server/intake/html/\`) turns the HTML of a body
into these blocks, and the reader shows each kind with one component (\`src/article/blocks/\`). Paragraphs, headings, lists, quotations, pictures
and see-also come with every article; the code of the others is loaded with the first article that has them. Each picture shows, from the
left: Arabic on a phone (light, dark) and on a desktop, then English on a desktop (dark) and on a phone.

${samples.map(({ kind, title, markup }) => `## ${title}\n\n\`${kind}\`, made from: ${markup}.\n\n![${title}](blocks/${kind}.webp)\n`).join('\n')}`;

const samples = [...media, ...words];
const only = process.argv.slice(2);
await mkdir(folder, { recursive: true });
// The sample newsroom, with a host for films that are streamed.
const settings = await mkdtemp(join(tmpdir(), 'sharit-blocks-'));
const newsroom = JSON.parse(await readFile(join(root, 'content/newsroom.json'), 'utf8')) as object;
const players = [...knownPlayers.map(({ name }) => name), 'stream.example.org'];
await writeFile(join(settings, 'newsroom.json'), JSON.stringify({ ...newsroom, logo: null, players }));
const server = await startServer({ SAMPLE: 'off', NEWSROOM: join(settings, 'newsroom.json') });
const browser = await chromium.launch({ executablePath: ensureChromium(), args: chromiumArgs });
try {
  for (const [id, file] of Object.entries(assets)) await pushAsset(server, id, file);
  await picturesMade(server);
  for (const sample of samples) {
    if (only.length > 0 && !only.includes(sample.kind)) continue;
    const paths = { ar: await pushSample(server, sample, 'ar'), en: await pushSample(server, sample, 'en') };
    const pictures: Buffer[] = [];
    for (const shot of shots) pictures.push(await shoot(browser, server.url + paths[shot.language], shot));
    const file = await sheetOf(pictures);
    await writeFile(join(folder, `${sample.kind}.webp`), file);
    console.log(`${sample.kind} ${Math.round(file.length / 1024)} KB`);
  }
  await writeFile(join(root, 'docs/blocks.md'), page(samples));
} finally {
  await browser.close();
  await server.remove();
  await rm(settings, { recursive: true });
}
