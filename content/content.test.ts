import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { newsroom as newsroomFile } from '#contract/newsroom.ts';
import { checksOf } from '../server/desk/checks.ts';
import { prepareItem } from '../server/intake/prepare.ts';
import type { Warning } from '../server/intake/field-errors.ts';
import { datedFrom } from '../server/sample/sample-dates.ts';
import { sampleItems } from '../server/sample/sample.ts';
import type { Asset } from '../server/store/assets.ts';
import { plainText } from '#words/block-text.ts';
import type { PreparedItem } from '../server/store/database/prepared.ts';
import rawNewsroom from './newsroom.json' with { type: 'json' };

const newsroom = newsroomFile.parse(rawNewsroom);
const now = new Date('2026-01-15T12:00:00Z');
const directory = join(import.meta.dirname, 'pictures');

const all: PreparedItem[] = [];
const warnings: Warning[] = [];
const dropped: string[] = [];
let pictures: string[] = [];

const assetNamed = (name: string): Asset => ({
  name,
  hash: Buffer.from(name).toString('hex').slice(-32).padStart(32, '0'),
  type: 'image/jpeg',
  width: 960,
  height: 640,
  bytes: 1,
  file: null,
  widths: [320, 960],
  avif: true,
  reason: null,
  public: false,
  receivedAt: now,
});

beforeAll(async () => {
  pictures = await readdir(directory);
  const addresses = new Set(pictures.map((name) => `https://sharit.example/pictures/${name}`));
  const assets = async (name: string) => (addresses.has(name) ? assetNamed(name) : null);
  for (const item of await sampleItems()) {
    const result = await prepareItem(datedFrom(item, now), { newsroom, assets, now, translationField: '' });
    if (!result.ok) throw new Error(`${item.uri}: ${JSON.stringify(result.errors)}`);
    dropped.push(...Object.keys(result.dropped));
    all.push(result.prepared);
    warnings.push(...result.warnings);
  }
});

/** What readers see at the end: of each story its newest version that is not a draft. */
function published(): PreparedItem[] {
  const newest = new Map<string, PreparedItem>();
  for (const item of all.filter(({ pubStatus }) => pubStatus !== 'withheld')) {
    const known = newest.get(item.uri);
    if (!known || Number(item.version) > Number(known.version)) newest.set(item.uri, item);
  }
  return [...newest.values()].filter(({ pubStatus, embargoedUntil }) => pubStatus === 'usable' && !embargoedUntil);
}

test('intake takes every item as it is', () => {
  expect(warnings).toEqual([]);
  expect(dropped).toEqual([]);
});

test('there is enough to read in both languages and every section', () => {
  const count = (language: string) => published().filter((item) => item.language === language).length;
  expect(count('ar')).toBeGreaterThanOrEqual(26);
  expect(count('en')).toBeGreaterThanOrEqual(13);
  const sections = newsroom.sections.map(
    ({ slug }) => published().filter(({ story }) => story.section?.slug === slug).length,
  );
  expect(Math.min(...sections)).toBeGreaterThanOrEqual(6);
});

test('ten stories or more are translations of each other', () => {
  const groups = Map.groupBy(published(), ({ group }) => group);
  groups.delete(null);
  for (const [first, second, ...rest] of groups.values()) {
    expect(new Set([first?.language, second?.language])).toEqual(new Set(['ar', 'en']));
    expect(rest).toEqual([]);
    expect(first?.story.translationUris).toEqual([second?.uri]);
    expect(second?.story.translationUris).toEqual([first?.uri]);
  }
  expect(groups.size).toBeGreaterThanOrEqual(10);
});

test('every state of a story is there', () => {
  expect(all.filter(({ pubStatus }) => pubStatus === 'withheld')).toHaveLength(3);
  expect(all.filter(({ pubStatus }) => pubStatus === 'canceled')).toHaveLength(1);
  expect(all.filter(({ embargoedUntil }) => embargoedUntil && embargoedUntil > now)).toHaveLength(1);
  expect(all.filter(({ story }) => story.correction)).toHaveLength(1);
  expect(published().filter(({ story }) => story.body.length === 0)).toHaveLength(1);
  expect(published().filter(({ urgency, language }) => urgency <= 2 && language === 'ar')).toHaveLength(1);
  const oldest = Math.min(...published().map(({ versionCreated }) => versionCreated.getTime()));
  expect(now.getTime() - oldest).toBeGreaterThan(4 * 24 * 3_600_000);
});

test('see-also leads to stories that readers have', () => {
  const languages = new Map(published().map(({ uri, language }) => [uri, language]));
  const lost = published().flatMap(({ language, story }) =>
    story.seeAlso.filter(({ uri }) => languages.get(uri) !== language),
  );
  expect(lost).toEqual([]);
});

test('a copy editor finds nothing', () => {
  const tolerated = new Set(['translation-missing', 'digits-mixed']);
  const found = all.flatMap(({ uri, story }) =>
    checksOf({ story, seeAlso: new Map(), missing: [] })
      .filter(({ kind }) => !tolerated.has(kind))
      .map((check) => ({ uri, ...check })),
  );
  expect(found).toEqual([]);
});

test('articles are as long as articles are', () => {
  const short = published().filter(({ story: { body } }) => {
    const paragraphs = body.filter(({ type }) => type === 'paragraph').length;
    return body.length > 0 && (plainText(body).length < 500 || paragraphs < 4);
  });
  expect(short.map(({ uri }) => uri)).toEqual([]);
});

test('the examples of the guides are accepted without a remark', async () => {
  const examples = join(import.meta.dirname, '../docs/examples');
  for (const name of await readdir(examples)) {
    const example = JSON.parse(await readFile(join(examples, name), 'utf8')) as unknown;
    const result = await prepareItem(example, {
      newsroom,
      assets: async () => null,
      now: new Date(),
      translationField: '',
    });
    expect(result).toMatchObject({ ok: true, dropped: {}, warnings: [] });
  }
});

test('every picture is used, light enough to lie in a repository, and described', async () => {
  const used = new Set(all.flatMap(({ item }) => JSON.stringify(item).match(/(?<=pictures\/)[a-z-]+\.jpg/g) ?? []));
  const sizes = await Promise.all(pictures.map(async (name) => (await stat(join(directory, name))).size));
  expect(pictures.filter((name) => !used.has(name))).toEqual([]);
  expect(pictures.length).toBeGreaterThanOrEqual(14);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(60 * 1024);
  expect(all.filter(({ story }) => story.picture?.alt === '').map(({ uri }) => uri)).toEqual([]);
});
