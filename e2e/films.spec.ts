import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, hydrated, newsItem } from './fixtures.ts';
import { streamHost, test } from './media/films-newsroom.ts';

// Two seconds of blue, 64 × 36 pixels, in VP9, which every Chromium plays: `ffmpeg -f lavfi -i color=c=0x1b6ca8:s=64x36:r=5:d=2
// -c:v libvpx-vp9 -g 5 -pix_fmt yuv420p`, as film.mp4 and as a list of fragments (`-f hls -hls_segment_type fmp4 -hls_time 1`).
const fileOf = (name: string) => readFile(new URL(`media/${name}`, import.meta.url));

/** Serves the list from its host; returns the names of what was asked for. */
async function stream(page: Page): Promise<string[]> {
  const asked: string[] = [];
  await page.route(`https://${streamHost}/**`, async (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    asked.push(name);
    const contentType = name.endsWith('.m3u8') ? 'application/vnd.apple.mpegurl' : 'video/mp4';
    const headers = { 'access-control-allow-origin': '*' };
    await route.fulfill({ contentType, headers, body: await fileOf(name) });
  });
  return asked;
}

const played = (page: Page) => page.locator('video').evaluate((film: HTMLVideoElement) => film.currentTime);

test('a film of ours is played, and nothing of it is loaded before @desktop', async ({ page, server }) => {
  const form = new FormData();
  form.set('media_id', 'blue');
  form.set('media', new Blob([await fileOf('film.mp4')], { type: 'video/mp4' }), 'film.mp4');
  const headers = { authorization: `Bearer ${server.pushSecret}` };
  expect((await fetch(`${server.url}/api/v1/push/assets`, { method: 'POST', headers, body: form })).status).toBe(201);
  const body = '<p>قبل</p><video src="/api/v1/push/assets/blue" title="أزرق"></video>';
  const { id } = await server.push(newsItem({ uri: 'urn:sharit:e2e:film', headline: 'فيلم من عندنا', body }));
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(`/ar/news/${id}`);
  await hydrated(page);
  expect(asked.filter((path) => path.startsWith('/media/'))).toEqual([]);
  await page.locator('video').evaluate((film: HTMLVideoElement) => film.play());
  await expect.poll(() => played(page)).toBeGreaterThan(0.5);
  expect(asked.filter((path) => path.startsWith('/media/')).length).toBeGreaterThan(0);
});

for (const plays of ['by itself', 'with our help'])
  test(`a stream is played by a browser that plays it ${plays} @desktop`, async ({ page, server }) => {
    if (plays === 'with our help')
      await page.addInitScript(() => {
        const asBefore = HTMLMediaElement.prototype.canPlayType;
        HTMLMediaElement.prototype.canPlayType = function canPlayType(type) {
          return type.includes('mpegurl') ? '' : asBefore.call(this, type);
        };
      });
    const asked = await stream(page);
    const scripts: string[] = [];
    page.on('request', (request) => scripts.push(request.url()));
    const body = `<p>قبل</p><video title="بث المرفأ" src="https://${streamHost}/list.m3u8"></video>`;
    const { id } = await server.push(
      newsItem({ uri: `urn:sharit:e2e:stream:${plays.replaceAll(' ', '-')}`, headline: `بث من المرفأ ${plays}`, body }),
    );
    await page.goto(`/ar/news/${id}`);
    await hydrated(page);
    const native = await page.evaluate(() =>
      document.createElement('video').canPlayType('application/vnd.apple.mpegurl'),
    );
    expect(asked).toEqual([]);
    const button = page.getByRole('button', { name: /بث المرفأ/u });
    if (native) await page.locator('video').evaluate((film: HTMLVideoElement) => film.play());
    else await button.press('Enter');
    await expect.poll(() => played(page)).toBeGreaterThan(0.5);
    expect(asked).toContain('list.m3u8');
    expect(scripts.some((url) => /\/hls-[\w-]+\.js$/.test(url))).toBe(!native);
    await expect(page.locator('video')).toHaveAttribute('controls');
  });

test('a stream that does not come says so, and leads to its address @desktop', async ({
  page,
  server,
  expectedErrors,
}) => {
  expectedErrors.push(/Failed to load resource/);
  await page.addInitScript(() => {
    HTMLMediaElement.prototype.canPlayType = () => '';
  });
  await page.route(`https://${streamHost}/**`, (route) => route.fulfill({ status: 404 }));
  const body = `<p>قبل</p><video title="بث ضائع" src="https://${streamHost}/none.m3u8"></video>`;
  const { id } = await server.push(newsItem({ uri: 'urn:sharit:e2e:stream:lost', headline: 'بث لا يصل', body }));
  await page.goto(`/ar/news/${id}`);
  await hydrated(page);
  await page.getByRole('button', { name: /بث ضائع/u }).click();
  await expect(page.locator('.article-media output a')).toHaveAttribute('href', `https://${streamHost}/none.m3u8`);
});
