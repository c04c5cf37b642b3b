import { isLanguage, type Language } from '#contract/language.ts';
import type { Item } from '#contract/ninjs/item.ts';
import { momentOf } from '#contract/ninjs/item-fields.ts';
import { textLimits } from '#contract/limits.ts';
import type { Newsroom } from '#contract/newsroom.ts';
import type { Block } from '#contract/text.ts';
import type { PreparedItem } from '../store/database/prepared.ts';
import { storyIdOf } from '../store/publishing/story-id.ts';
import { plainText } from '#words/block-text.ts';
import { pictureOnce } from './media/picture-once.ts';
import { entriesOf, galleryOf, notForReaders } from './associations.ts';
import { aboutOf } from './about.ts';
import { authorsOf } from './authors.ts';
import { bodyOf } from './body.ts';
import { emptyStory } from './empty-story.ts';
import type { FieldError, Warning } from './field-errors.ts';
import { isInternal } from './formats/needed.ts';
import type { Dropped } from './html/dropped.ts';
import { datelineOf, leadPicture, picturesLeftOver } from './item-fields.ts';
import { picturesOf } from './media/item-pictures.ts';
import { recordingsOf } from './item-recordings.ts';
import { byRole, bylineOf, lineOf, mainHeadline, sourcesOf } from './item-text.ts';
import { formerUrisOf, groupOf, seeAlsoOf, translationUrisOf } from './links.ts';
import type { IntakeContext } from './prepare.ts';
import { sortSubjects } from './sections.ts';
import { namesWithin, textsWithin } from './text-limits.ts';
import { headlineWarnings } from './headline-warnings.ts';

type Given = {
  /** The item as it was pushed. */
  sent: unknown;
  dropped: Dropped;
  ctx: IntakeContext;
  /** Warnings from reading it. */
  noticed: Warning[];
  /** Addresses of portraits by the author's name. */
  portraits: Map<string, string>;
};
type Result =
  | { ok: true; prepared: PreparedItem; dropped: Record<string, number>; warnings: Warning[] }
  | { ok: false; errors: FieldError[] };

/** What an item is called that is a page of the newsroom itself. */
const pageProfile = 'WebPage';
const longestGroup = 500;
const mostNames = 200;
/** Tolerance for the difference between the clocks of two machines, in milliseconds. */
const clocksDiffer = 5000;

/** What readers see of an item, whatever format it came in. */
export async function prepareStory(item: Item, { sent, dropped, ctx, noticed, portraits }: Given): Promise<Result> {
  const errors: FieldError[] = [];
  const warnings: Warning[] = [...noticed];
  const refused = (more: FieldError[]): Result => ({ ok: false, errors: [...errors, ...more] });
  if (isInternal((sent as { type?: unknown }).type))
    return refused([{ path: 'type', message: 'this type is not for readers' }]);
  const language = languageOf(item.language, ctx.newsroom);
  if (!language)
    return refused([{ path: 'language', message: `this newsroom publishes ${ctx.newsroom.languages.join(', ')}` }]);
  const pubStatus = item.pubStatus ?? 'usable';
  let group = groupOf(item);
  if (group && group.length > longestGroup) {
    warnings.push({ path: 'altIds', message: `a translation group of more than ${longestGroup} characters: not used` });
    group = null;
  }
  const made = momentOf(item.versionCreated)!;
  if (made.getTime() > ctx.now.getTime() + clocksDiffer)
    warnings.push({ path: 'versionCreated', message: 'later than its receipt, which counts instead' });
  const versionCreated = made > ctx.now ? ctx.now : made;
  const embargoedUntil = momentOf(item.embargoedUntil ?? '');
  const expires = momentOf(item.expires ?? '');
  if (expires && expires <= (embargoedUntil ?? versionCreated))
    warnings.push({ path: 'expires', message: 'the story expires before it is published' });

  const headline = mainHeadline(item) ?? '';
  const base = {
    uri: item.uri,
    language,
    version: item.version?.trim() || made.toISOString(),
    versionCreated,
    pubStatus,
    urgency: item.urgency ?? 5,
    embargoedUntil,
    expires,
    group,
    item: sent,
  };
  if (item.type === 'composite') {
    const story = { ...emptyStory(headline.slice(0, textLimits.headline)), entries: entriesOf(item) };
    if (story.entries.length === 0) warnings.push({ path: 'associations', message: 'a package that holds nothing' });
    return {
      ok: true,
      prepared: { ...base, assets: [], awaits: [], fetches: [], story },
      dropped: dropped.record(),
      warnings,
    };
  }

  if (!headline && pubStatus === 'usable')
    errors.push({ path: 'headlines', message: 'a story needs a headline with role main' });
  if (!headline && pubStatus === 'withheld') warnings.push({ path: 'headlines', message: 'a draft without headline' });
  if (headline.length > textLimits.headline)
    errors.push({ path: 'headlines', message: `a headline of more than ${textLimits.headline} characters` });
  warnings.push(...headlineWarnings(item));
  const former = formerUrisOf(item);
  warnings.push(...former.warnings);

  const pictures = await picturesOf(withPortraits(item, portraits), warnings, ctx.assets);
  const { players, domains = [] } = ctx.newsroom;
  const hosts = { own: ctx.origin ? new URL(ctx.origin).host : null, others: domains, former: ctx.formerHosts };
  const { recording, captions, document: file } = pictures.files;
  const page = `/${language}/news/${storyIdOf(item.uri)}`;
  const reading = { language, dropped, recording, captions, file, players, hosts, page };
  const body = bodyOf(item, { ...reading, picture: pictures.inText });
  errors.push(...body.errors);
  warnings.push(...body.warnings);
  const sorted = sortSubjects(item, language, ctx.newsroom);
  warnings.push(...sorted.warnings);
  const gallery = galleryOf(item, pictures);
  const films = recordingsOf(item, { pictures, files: pictures.files, players, warnings });
  const text = [...films.opening, ...body.blocks, ...gallery, ...films.closing];
  const { picture, blocks } = pictureOnce(leadPicture(item, body.blocks, pictures) ?? posterOf(films.opening), text);
  warnings.push(...picturesLeftOver(item, pictures), ...notForReaders(item, films.shown));
  const texts = textsWithin(item, {
    kicker: byRole(item.headlines, 'kicker'),
    tickerLine: byRole(item.headlines, 'ticker'),
    deck: byRole(item.headlines, 'subhead') ?? byRole(item.descriptions, 'summary'),
    dateline: datelineOf(item, plainText(blocks)),
    byline: bylineOf(item, language),
    copyright: lineOf(item.copyrightHolder) ?? lineOf(item.copyrightNotice),
    correction: byRole(item.descriptions, 'correction'),
  });
  errors.push(...texts.errors);
  const sources = namesWithin('infoSources', sourcesOf(item), (name) => name);
  const subjects = namesWithin('subjects', sorted.subjects, ({ name }) => name);
  const section = namesWithin('subjects', sorted.section ? [sorted.section] : [], ({ name }) => name);
  warnings.push(...texts.warnings, ...sources.warnings, ...subjects.warnings, ...section.warnings);
  for (const [path, { kept }] of [
    ['infoSources', sources],
    ['subjects', subjects],
  ] as const)
    if (kept.length > mostNames) warnings.push({ path, message: `more than ${mostNames}: the others are not shown` });
  if (errors.length > 0) return refused([]);

  // A portrait that was not sent is left out without a warning.
  const unheard = warnings.length;
  const authors = authorsOf(item, (name) => {
    const href = portraits.get(name);
    return href ? pictures.ofAssociation({ renditions: [{ name: 'original', href }] }, 'people') : null;
  });
  warnings.length = unheard;
  const prepared: PreparedItem = {
    ...base,
    assets: pictures.used(),
    awaits: pictures.awaited(),
    fetches: pictures.toFetch(),
    story: {
      headline,
      ...texts.kept,
      section: section.kept[0] ?? null,
      subjects: subjects.kept.slice(0, mostNames),
      authors,
      sources: sources.kept.slice(0, mostNames),
      picture,
      body: blocks,
      seeAlso: seeAlsoOf(item),
      translationUris: translationUrisOf(item),
      formerUris: former.uris,
      about: aboutOf(item),
      ...(item.profile === pageProfile && { page: true }),
      entries: null,
    },
  };
  return { ok: true, prepared, dropped: dropped.record(), warnings };
}

/** The card of a story that opens with a film shows its poster. */
const posterOf = ([first]: readonly Block[]) => (first?.type === 'film' ? first.poster : null);

function languageOf(tag: string, newsroom: Newsroom): Language | null {
  const primary = tag.split('-')[0]!.toLowerCase();
  return isLanguage(primary) && newsroom.languages.includes(primary) ? primary : null;
}

/** So that portraits are looked up with the pictures. */
const withPortraits = (item: Item, portraits: Map<string, string>): Item => ({
  ...item,
  associations: [
    ...(item.associations ?? []),
    ...[...portraits.values()].map((href) => ({
      name: 'portrait',
      uri: 'urn:portrait',
      renditions: [{ name: 'original', href }],
    })),
  ],
});
