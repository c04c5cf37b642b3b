// Takes the pictures of the guide for WordPress: an empty WordPress is filled with the sample newsroom, and a server follows it.
// `npm run build` first, then WORDPRESS_URL, WORDPRESS_USER and WORDPRESS_PASSWORD (an administrator's application password).
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from '@playwright/test';
import sharp from 'sharp';
import { z } from 'zod';
import { startServer } from '../e2e/server.ts';
import { datedFrom } from '../server/sample/sample-dates.ts';
import { sampleItems } from '../server/sample/sample.ts';
import { chromiumArgs, ensureChromium } from './browser.ts';
import { sideBySide } from './side-by-side.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const settings = z
  .object({ WORDPRESS_URL: z.url(), WORDPRESS_USER: z.string(), WORDPRESS_PASSWORD: z.string() })
  .parse(process.env);
const made = z.object({ id: z.int(), link: z.string() });
const named = z.array(made);
const texts = z.array(z.object({ role: z.string().optional(), value: z.string() })).default([]);
const sample = z.object({
  versionCreated: z.string(),
  headlines: texts,
  bodies: texts,
  subjects: z.array(z.object({ name: z.string(), rel: z.string() })).default([]),
  associations: z.unknown().optional(),
});

async function ask(route: string, body?: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) {
  const login = Buffer.from(`${settings.WORDPRESS_USER}:${settings.WORDPRESS_PASSWORD}`).toString('base64');
  const answer = await fetch(`${settings.WORDPRESS_URL}/wp-json/wp/v2/${route}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Basic ${login}`, 'content-type': 'application/json', ...headers },
    ...(body !== undefined && { body }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${route}: ${answer.status} ${text.slice(0, 300)}`);
  return JSON.parse(text) as unknown;
}
const send = async (route: string, value: object) => made.parse(await ask(route, JSON.stringify(value)));

/** The Arabic stories of the sample, with sections, tags and lead pictures. Returns the page of the newest with a picture. */
async function fill(): Promise<string> {
  if (named.parse(await ask('posts?status=any')).length > 0) throw new Error('This WordPress is not empty.');
  await ask('settings', JSON.stringify({ title: 'شريط', description: 'صحيفة نموذجية' }));
  const pictures = new Map<string, number>();
  for (const file of await readdir(join(root, 'content/pictures'))) {
    if (!file.endsWith('.jpg')) continue;
    const bytes = Uint8Array.from(await readFile(join(root, 'content/pictures', file)));
    const type = { 'content-type': 'image/jpeg', 'content-disposition': `attachment; filename="${file}"` };
    pictures.set(file, made.parse(await ask('media', bytes, type)).id);
  }
  const terms = new Map<string, Promise<number>>();
  const term = (taxonomy: 'categories' | 'tags', name: string) => {
    const known = terms.get(`${taxonomy} ${name}`) ?? send(taxonomy, { name }).then(({ id }) => id);
    terms.set(`${taxonomy} ${name}`, known);
    return known;
  };
  let shown = '';
  const items = (await sampleItems())
    .filter(({ language }) => language === 'ar')
    .map((item) => sample.parse(datedFrom(item, new Date())))
    .toSorted((one, other) => one.versionCreated.localeCompare(other.versionCreated));
  for (const item of items) {
    const { headlines, bodies, subjects, associations } = item;
    const text = (list: typeof headlines, role: string) => list.find((each) => each.role === role)?.value;
    const title = text(headlines, 'main');
    const content = text(bodies, 'main');
    if (!title || !content) continue;
    const ids = (rel: string, taxonomy: 'categories' | 'tags') =>
      Promise.all(subjects.filter((each) => each.rel === rel).map(({ name }) => term(taxonomy, name)));
    const file = /([\w-]+\.jpg)/.exec(JSON.stringify(associations ?? []))?.[1];
    const featured = file && pictures.get(file);
    const { link } = await send('posts', {
      ...{ title, content, excerpt: text(headlines, 'subhead') ?? '', status: 'publish' },
      date_gmt: item.versionCreated.slice(0, 19),
      categories: await ids('section', 'categories'),
      tags: await ids('about', 'tags'),
      ...(featured && { featured_media: featured }),
    });
    if (featured) shown = link;
  }
  return shown;
}

async function shoot(browser: Browser, address: string): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: 1100, height: 1000 }, deviceScaleFactor: 1 });
  await page.goto(address);
  await page.waitForFunction(() => document.fonts.status === 'loaded');
  await page.waitForFunction(() =>
    [...document.images].every((image) => image.complete || image.getBoundingClientRect().top > window.innerHeight),
  );
  const taken = await page.screenshot();
  await page.close();
  return taken;
}

const article = await fill();
const server = await startServer({ ...settings, SAMPLE: 'off', ALLOW_PRIVATE_NETWORK: '1' });
const browser = await chromium.launch({ executablePath: ensureChromium(), args: chromiumArgs });
try {
  const here = new URL(article);
  // Pictures may take longer than texts.
  for (let waited = 0; waited < 120; waited += 1) {
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    const page = await (await fetch(server.url + here.pathname)).text();
    if (page.includes('<picture') && /^sharit_renditions_waiting 0$/m.test(metrics)) break;
    await new Promise((resolve) => {
      setTimeout(resolve, 1000);
    });
  }
  for (const [name, path, ours] of [
    ['wordpress-front.webp', '/', '/ar'],
    ['wordpress-article.webp', here.pathname, here.pathname],
  ] as const) {
    const shots = [await shoot(browser, settings.WORDPRESS_URL + path), await shoot(browser, server.url + ours)];
    const file = await sharp(await sideBySide(shots, 24))
      .resize({ width: 1600 })
      .webp({ quality: 72 })
      .toBuffer();
    await writeFile(join(root, 'docs/screenshots', name), file);
    console.log(`${name} ${Math.round(file.length / 1024)} KB`);
  }
} finally {
  await browser.close();
  await server.remove();
}
