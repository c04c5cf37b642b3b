import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { media } from '../scripts/blocks/samples.ts';
import { words } from '../scripts/blocks/word-samples.ts';
import { mint, textOf } from './editor.ts';
import { expect, hydrated, newsItem } from './fixtures.ts';
import { test } from './media/films-newsroom.ts';
import type { Server } from './server.ts';

// What the samples of docs/blocks.md say, in every place where an article is read.

const samples = [...media, ...words];
const assets = { quay: 'waves-teal', sun: 'sun-rust', palms: 'palms-green', rosette: 'rosette-blue' };

/** The words of a sample as a reader of the sender's page sees them; a note's number and the arrow back are ours to write. */
const wordsOf = (html: string): string[] =>
  html
    .replace(/<sup.*?<\/sup>|<a href="#n1-link">.*?<\/a>/g, ' ')
    .replace(/<video[^>]* title="([^"]*)"[^>]*>/g, ' $1 ')
    .replace(/<(?:audio|iframe)[^>]* title="([^"]*)"[^>]*>/g, ' $1 ')
    .replace(/<[^>]*>|&\w+;/g, ' ')
    .match(/[\p{L}\p{M}]{3,}/gu)!;
const missing = (html: string, text: string) => wordsOf(html).filter((word) => !text.includes(word));

async function pushAll(server: Server, pubStatus: 'usable' | 'withheld'): Promise<{ id: string; uri: string }> {
  for (const [id, file] of Object.entries(assets)) {
    const form = new FormData();
    form.set('media_id', id);
    form.set('media', new Blob([await readFile(new URL(`../content/pictures/${file}.jpg`, import.meta.url))]), 'a.jpg');
    const headers = { authorization: `Bearer ${server.pushSecret}` };
    expect((await fetch(`${server.url}/api/v1/push/assets`, { method: 'POST', headers, body: form })).ok).toBe(true);
  }
  const body = samples.map((sample) => sample.ar.replaceAll('asset:', `${server.url}/api/v1/push/assets/`)).join('');
  const uri = `urn:sharit:e2e:samples:${pubStatus}`;
  const { id } = await server.push(newsItem({ uri, headline: `كل الأنواع ${pubStatus}`, body, pubStatus }));
  return { id, uri };
}

/** Of each kind what its reader would miss. */
const lostIn = (text: string) =>
  samples.flatMap(({ kind, ar }) => {
    const lost = missing(ar, text);
    return lost.length > 0 ? [`${kind}: ${lost.join(' ')}`] : [];
  });
const shownIn = (page: Page) =>
  page.locator('.article-body').evaluate((body) => (body as HTMLElement).innerText.replace(/\s+/g, ' '));

test('every kind is whole in the article, in print, in feeds and in search @desktop', async ({ page, server }) => {
  const { id } = await pushAll(server, 'usable');
  await expect.poll(async () => (await page.request.get(`/ar/news/${id}`)).text()).toContain('/pictures/');
  await page.goto(`/ar/news/${id}`);
  await hydrated(page);
  expect(lostIn((await page.locator('.article-body').textContent())!)).toEqual([]);
  await page.emulateMedia({ media: 'print' });
  expect(lostIn(await shownIn(page))).toEqual([]);
  const text = (html: string) => html.replace(/<[^>]*>/g, ' ');
  const feed = (await (await page.request.get('/ar/feed.json')).json()) as {
    items: { id: string; content_html: string }[];
  };
  expect(lostIn(text(feed.items.find((item) => item.id.includes(id))!.content_html))).toEqual([]);
  expect(lostIn(text(await (await page.request.get('/ar/rss.xml')).text()))).toEqual([]);
  for (const { kind, ar } of samples.filter(({ kind }) => kind !== 'see-also')) {
    const word = wordsOf(ar).find((each) => each.length > 4)!;
    const found = await page.request.get(`/api/v1/ar/search?q=${encodeURIComponent(`"${word}"`)}`);
    expect([kind, word, (await found.text()).includes(id)]).toEqual([kind, word, true]);
  }
});

test('every kind is whole in a preview, and nowhere else before it is published @desktop', async ({ page, server }) => {
  const { id, uri } = await pushAll(server, 'withheld');
  const { url } = await mint(server, uri);
  await page.goto(url);
  await expect(page.locator('.article-body')).toContainText('يوم في سوق السمك');
  await expect.poll(async () => lostIn(await textOf(page))).toEqual([]);
  expect((await page.request.get(`/api/v1/ar/stories/${id}`)).status()).toBe(404);
});
