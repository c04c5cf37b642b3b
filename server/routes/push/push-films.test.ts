import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import sharp from 'sharp';
import { bearer, openPushApp, type PushApp } from '../../testing/push.ts';
import { makeItem } from '../../testing/intake.ts';
import { openTestStore } from '../../testing/store.ts';
import type { Store } from '../../store/database/store.ts';

/** The head of an MP4 file, and bytes to ask for ranges of. */
const film = (seed: number) =>
  Buffer.concat([
    Buffer.from('\u0000\u0000\u0000\u0018ftypisom\u0000\u0000\u0002\u0000isommp42', 'latin1'),
    Buffer.alloc(5000, seed),
  ]);
const video = (media: string) => ({
  name: 'featuremedia',
  type: 'video',
  uri: 'tag:example.org,2026:film',
  headlines: [{ role: 'main', value: 'قطار الجبل' }],
  descriptions: [{ role: 'caption', value: 'القطار يدخل النفق' }],
  by: 'ريم',
  renditions: [
    {
      name: 'original',
      href: `/api/v1/push/assets/${media}`,
      contentType: 'video/mp4',
      width: 640,
      height: 360,
      duration: 61,
    },
  ],
});

describe('films, sounds and documents', () => {
  let store: Store;
  let opened: PushApp;
  const push = async (item: Record<string, unknown>) =>
    (await opened.app.inject({ method: 'POST', url: '/api/v1/push', payload: item, headers: bearer })).json() as {
      id: string;
      warnings: { path: string; message: string }[];
    };
  const article = async (id: string) =>
    (
      (await opened.app.inject(`/api/v1/ar/stories/${id}`)).json() as {
        article: { body: { type: string }[]; kind?: string };
      }
    ).article;

  beforeAll(async () => {
    store = await openTestStore();
    opened = await openPushApp(store);
  });
  afterAll(async () => {
    await opened.close();
    await store.close();
  });

  test('a film opens the article, is private until then, and is served by ranges', async () => {
    expect((await opened.sendAsset('film-1', film(1), 'video/mp4')).json()).toMatchObject({ reason: null });
    const draft = await push(
      makeItem({ uri: 'tag:example.org,2026:f1', pubStatus: 'withheld', associations: [video('film-1')] }),
    );
    expect(draft.warnings).toEqual([]);
    const published = await push(makeItem({ uri: 'tag:example.org,2026:f2', associations: [video('film-1')] }));
    const { body, kind } = await article(published.id);
    expect(body[0]).toMatchObject({
      ...{ type: 'film', title: 'قطار الجبل', caption: 'القطار يدخل النفق', credit: 'ريم', duration: 61, width: 640 },
      sources: [{ type: 'video/mp4', src: expect.stringMatching(/^\/media\/[0-9a-f]{32}\.mp4$/) }],
    });
    expect(kind).toBe('film');
    const { src } = (body[0] as unknown as { sources: { src: string }[] }).sources[0]!;
    const ask = (headers: Record<string, string>) => opened.app.inject({ url: src, headers });
    const whole = await ask({});
    expect(whole.statusCode).toBe(200);
    expect(whole.rawPayload.equals(film(1))).toBe(true);
    expect(whole.headers['accept-ranges']).toBe('bytes');
    const part = await ask({ range: 'bytes=10-19' });
    expect(part.statusCode).toBe(206);
    expect(part.headers['content-range']).toBe(`bytes 10-19/${film(1).length}`);
    expect(part.rawPayload.equals(film(1).subarray(10, 20))).toBe(true);
    expect((await ask({ range: 'bytes=999999-' })).statusCode).toBe(416);
    const etag = String(whole.headers.etag);
    expect((await ask({ range: 'bytes=0-3', 'if-range': etag })).statusCode).toBe(206);
    expect((await ask({ range: 'bytes=0-3', 'if-range': '"another"' })).statusCode).toBe(200);
  });

  test('the film of a draft is a 404 to everybody', async () => {
    const sent = await opened.sendAsset('film-2', film(2), 'video/mp4');
    expect(sent.statusCode).toBe(201);
    await push(makeItem({ uri: 'tag:example.org,2026:f3', pubStatus: 'withheld', associations: [video('film-2')] }));
    const { createHash } = await import('node:crypto');
    const hash = createHash('sha256').update(film(2)).digest('hex').slice(0, 32);
    expect((await opened.app.inject(`/media/${hash}.mp4`)).statusCode).toBe(404);
    expect((await opened.app.inject(`/files/${hash}.mp4`)).statusCode).toBe(404);
  });

  test('what a withdrawn story showed is a 404: film, poster, captions, document', async () => {
    const poster = await sharp({ create: { width: 640, height: 360, channels: 3, background: '#1b6ca8' } })
      .jpeg()
      .toBuffer();
    await opened.sendAsset('film-6', film(6), 'video/mp4');
    await opened.sendAsset('poster-6', poster);
    await opened.sendAsset('words-6', Buffer.from('WEBVTT\n\n00:00.000 --> 00:02.000\nقطار\n'), 'text/vtt');
    await opened.sendAsset('paper-6', Buffer.concat([Buffer.from('%PDF-1.7'), Buffer.alloc(90, 6)]), 'application/pdf');
    await opened.renditions.settled();
    const at = '/api/v1/push/assets';
    const value =
      `<p>نص</p><video src="${at}/film-6" poster="${at}/poster-6"><track src="${at}/words-6" srclang="ar"></video>` +
      `<p><a href="${at}/paper-6">التقرير</a></p>`;
    const item = { uri: 'tag:example.org,2026:f8', bodies: [{ role: 'main', contentType: 'text/html', value }] };
    await push(makeItem({ ...item, pubStatus: 'withheld' }));
    const { id, warnings } = await push(makeItem({ ...item, version: '2' }));
    expect(warnings).toEqual([]);
    const addresses = JSON.stringify(await article(id)).match(/\/(?:media|files|pictures)\/[\w.-]+/g)!;
    const kinds = new Set(addresses.map((address) => address.replace(/\/[0-9a-f]{32}.*\./, '/')));
    for (const kind of ['/media/mp4', '/media/vtt', '/files/pdf', '/pictures/webp']) expect(kinds).toContain(kind);
    const codes = async () =>
      new Set(await Promise.all(addresses.map(async (each) => (await opened.app.inject(each)).statusCode)));
    expect(await codes()).toEqual(new Set([200]));
    await push(makeItem({ ...item, version: '3', pubStatus: 'canceled' }));
    expect(await codes()).toEqual(new Set([404]));
  });

  test('a film that was not sent is a warning, its address nobody’s', async () => {
    const lead = {
      ...video('x'),
      renditions: [{ name: 'original', href: 'http://films.inner/v.mp4', contentType: 'video/mp4' }],
    };
    const { id, warnings } = await push(makeItem({ uri: 'tag:example.org,2026:f4', associations: [lead] }));
    expect(warnings).toEqual([
      { path: 'associations[0]', message: expect.stringMatching(/^film not shown: .*is fetched first/) },
    ]);
    expect(JSON.stringify(await article(id))).not.toContain('films.inner');
  });

  test('a film in the text by its address, a sound, and a document as a link to our copy', async () => {
    await opened.sendAsset('film-3', film(3), 'video/mp4');
    await opened.sendAsset('sound-1', Buffer.concat([Buffer.from('ID3'), Buffer.alloc(900, 1)]), 'audio/mpeg');
    await opened.sendAsset(
      'paper-1',
      Buffer.concat([Buffer.from('%PDF-1.7'), Buffer.alloc(900, 1)]),
      'application/pdf',
    );
    const value =
      '<p>نص</p><figure><video src="/api/v1/push/assets/film-3" title="النهر"></video><figcaption>النهر يفيض</figcaption></figure>' +
      '<audio src="/api/v1/push/assets/sound-1"></audio><p><a href="/api/v1/push/assets/paper-1">التقرير</a> و<a href="/api/v1/push/assets/none">غيره</a></p>';
    const bodies = [{ role: 'main', contentType: 'text/html', value }];
    const { id, warnings } = await push(makeItem({ uri: 'tag:example.org,2026:f5', bodies }));
    expect(warnings.map(({ message }) => message)).toEqual([
      'a link to a file that was not sent is words only: /api/v1/push/assets/none',
    ]);
    const { body } = await article(id);
    expect(body.map(({ type }) => type)).toEqual(['paragraph', 'film', 'sound', 'paragraph']);
    expect(body[1]).toMatchObject({ title: 'النهر', caption: 'النهر يفيض' });
    const [link, ...rest] = (body[3] as unknown as { content: { type: string; href?: string }[] }).content;
    expect(link).toMatchObject({ type: 'link', href: expect.stringMatching(/^\/files\/[0-9a-f]{32}\.pdf$/) });
    expect(JSON.stringify(rest)).not.toContain('href');
    const paper = await opened.app.inject(link!.href!);
    expect([paper.statusCode, paper.headers['content-disposition']]).toEqual([200, 'attachment']);
  });

  test('a film of Superdesk as an item of its own is a story with a player', async () => {
    await opened.sendAsset('v1', film(4), 'video/mp4');
    const { id, warnings } = await push({
      ...{
        guid: 'urn:example:vid',
        type: 'video',
        version: '1',
        language: 'ar',
        versioncreated: '2026-03-10T08:00:00+0000',
      },
      headline: 'لقطات من الوادي',
      renditions: { original: { href: 'http://sd.inner/v.mp4', mimetype: 'video/mp4', media: 'v1' } },
    });
    expect(warnings).toEqual([]);
    expect(await article(id)).toMatchObject({ kind: 'film', hasBody: true, body: [{ type: 'film' }] });
  });

  test('a film that arrives after its item is shown then; until then its address is nobody’s, and a warning names it', async () => {
    const value = '<p>نص</p><video src="https://push.example/api/v1/push/assets/film-late"></video>';
    const bodies = [{ role: 'main', contentType: 'text/html', value }];
    const lead = await push(makeItem({ uri: 'tag:example.org,2026:f6', associations: [video('film-late')] }));
    const inText = await push(makeItem({ uri: 'tag:example.org,2026:f7', bodies }));
    for (const { id, warnings } of [lead, inText]) {
      expect(warnings.map(({ message }) => message).join()).toContain('film-late');
      expect(JSON.stringify(await article(id))).not.toContain('film-late');
    }
    await opened.sendAsset('film-late', film(5), 'video/mp4');
    await opened.renditions.settled();
    for (const { id } of [lead, inText]) expect((await article(id)).body.map(({ type }) => type)).toContain('film');
  });
});
