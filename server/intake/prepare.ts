import type { z } from 'zod';
import { isLanguage, type Language } from '#contract/language.ts';
import { item as makeNinjsItem, type Item } from '#contract/item.ts';
import { momentOf } from '#contract/item-fields.ts';
import type { Newsroom } from '#contract/newsroom.ts';
import { superdeskItem } from '#contract/superdesk-item.ts';
import type { PreparedItem } from '../store/database/prepared.ts';
import { plainText } from '#words/block-text.ts';
import { bodyOf } from './body.ts';
import { cleanJson, TooDeep } from './html/clean.ts';
import { TooMany } from './html/count-values.ts';
import { countDropped, type Dropped } from './html/dropped.ts';
import { fieldErrors, type FieldError, firstOf, type Warning } from './field-errors.ts';
import { picturesOf, type AssetLookup } from './item-pictures.ts';
import { byRole, bylineOf, mainHeadline, sourcesOf } from './item-text.ts';
import { formerUrisOf, groupOf, seeAlsoOf, translationUrisOf } from './links.ts';
import { datelineOf, leadPicture, picturesLeftOver } from './item-fields.ts';
import { sortSubjects } from './sections.ts';
import { fromSuperdesk, isSuperdesk } from './superdesk.ts';

export type Prepared =
  | { ok: true; prepared: PreparedItem; dropped: Record<string, number>; warnings: Warning[] }
  | { ok: false; errors: FieldError[] };
export type IntakeContext = { newsroom: Newsroom; assets: AssetLookup };

const longestHeadline = 1000;
const longestGroup = 500;
/** Of everything else that stands on one line in a card or the ticker, as long as a headline may be. */
const longestField = 1000;
/** Of a deck and a correction, which may be a paragraph. */
const longestParagraph = 5000;
const mostNames = 200;

/** An item as it was pushed, checked against the profile and turned into what the store keeps and readers see. */
export async function prepareItem(raw: unknown, ctx: IntakeContext): Promise<Prepared> {
  const dropped = countDropped();
  let sent: unknown;
  try {
    sent = cleanJson(raw, dropped);
  } catch (error) {
    if (error instanceof TooMany) return refuse([{ path: '', message: error.message }]);
    if (error instanceof TooDeep || error instanceof RangeError)
      return refuse([{ path: '', message: 'nested too deeply' }]);
    throw error;
  }
  if (!isSuperdesk(sent)) {
    const parsed = check(makeNinjsItem, sent);
    return parsed.ok ? prepare(parsed.value, sent, dropped, ctx) : parsed;
  }
  const parsed = check(superdeskItem, sent);
  if (!parsed.ok) return parsed;
  const { item, origin } = fromSuperdesk(parsed.value);
  const result = await prepare(item, sent, dropped, ctx);
  const mapped = <T extends FieldError>(entries: T[]) =>
    entries.map((entry) => ({ ...entry, path: origin(entry.path) }));
  return result.ok ? { ...result, warnings: mapped(result.warnings) } : refuse(mapped(result.errors));
}

const refuse = (errors: FieldError[]) => ({ ok: false as const, errors });

function check<T extends z.ZodObject>(schema: T, sent: unknown) {
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent))
    return refuse([{ path: '', message: 'expected one item, a JSON object' }]);
  const parsed = schema.safeParse(sent, { reportInput: true });
  return parsed.success
    ? { ok: true as const, value: parsed.data }
    : refuse(fieldErrors(parsed.error, Object.keys(schema.shape)));
}

async function prepare(item: Item, sent: unknown, dropped: Dropped, ctx: IntakeContext): Promise<Prepared> {
  const errors: FieldError[] = [];
  const warnings: Warning[] = [];
  const language = languageOf(item.language, ctx.newsroom);
  if (!language)
    return refuse([{ path: 'language', message: `this newsroom publishes ${ctx.newsroom.languages.join(', ')}` }]);
  const pubStatus = item.pubStatus ?? 'usable';
  const group = groupOf(item);
  if (group && group.length > longestGroup)
    errors.push({ path: 'altIds', message: `a translation group of more than ${longestGroup} characters` });

  const former = formerUrisOf(item);
  errors.push(...former.errors);

  const headline = mainHeadline(item) ?? '';
  if (!headline && pubStatus === 'usable')
    errors.push({ path: 'headlines', message: 'a story needs a headline with role main' });
  if (!headline && pubStatus === 'withheld') warnings.push({ path: 'headlines', message: 'a draft without headline' });
  if (headline.length > longestHeadline)
    errors.push({ path: 'headlines', message: `a headline of more than ${longestHeadline} characters` });

  const pictures = await picturesOf(item, warnings, ctx.assets);
  const body = bodyOf(item, { language, dropped, picture: pictures.inText });
  errors.push(...body.errors);
  warnings.push(...body.warnings);
  const sorted = sortSubjects(item, language, ctx.newsroom);
  warnings.push(...sorted.warnings);
  const moments = {
    versionCreated: momentOf(item.versionCreated)!,
    firstCreated: momentOf(item.firstCreated ?? ''),
    embargoedUntil: momentOf(item.embargoedUntil ?? ''),
    expires: momentOf(item.expires ?? ''),
  };
  if (moments.expires && moments.expires <= (moments.embargoedUntil ?? moments.versionCreated)) {
    warnings.push({ path: 'expires', message: 'the story expires before it is published' });
  }
  const picture = leadPicture(item, body.blocks, pictures);
  warnings.push(...picturesLeftOver(item, pictures));
  const texts = {
    kicker: byRole(item.headlines, 'kicker'),
    tickerLine: byRole(item.headlines, 'ticker'),
    deck: byRole(item.headlines, 'subhead') ?? byRole(item.descriptions, 'summary'),
    dateline: datelineOf(item, plainText(body.blocks)),
    byline: bylineOf(item, language),
    copyright: item.copyrightHolder?.trim() || item.copyrightNotice?.trim() || null,
    correction: byRole(item.descriptions, 'correction'),
  };
  const sources = sourcesOf(item);
  errors.push(...tooLong(item, texts));
  errors.push(...namesTooLong('infoSources', sources));
  errors.push(
    ...namesTooLong(
      'subjects',
      sorted.subjects.map(({ name }) => name),
    ),
  );
  if (sorted.section) errors.push(...namesTooLong('subjects', [sorted.section.name]));
  for (const [path, { length }] of [
    ['infoSources', sources],
    ['subjects', sorted.subjects],
  ] as const)
    if (length > mostNames) warnings.push({ path, message: `more than ${mostNames}: the others are not shown` });
  if (errors.length > 0) return refuse(firstOf(errors));

  const prepared: PreparedItem = {
    uri: item.uri,
    language,
    version: item.version?.trim() || moments.versionCreated.toISOString(),
    ...moments,
    pubStatus,
    urgency: item.urgency ?? 5,
    group,
    assets: pictures.used(),
    awaits: pictures.awaited(),
    story: {
      headline,
      ...texts,
      section: sorted.section,
      subjects: sorted.subjects.slice(0, mostNames),
      sources: sources.slice(0, mostNames),
      picture,
      body: body.blocks,
      seeAlso: seeAlsoOf(item),
      translationUris: translationUrisOf(item),
      formerUris: former.uris,
    },
    item: sent,
  };
  return { ok: true, prepared, dropped: dropped.record(), warnings: unique(warnings) };
}

function languageOf(tag: string, newsroom: Newsroom): Language | null {
  const primary = tag.split('-')[0]!.toLowerCase();
  return isLanguage(primary) && newsroom.languages.includes(primary) ? primary : null;
}

type TextField = 'kicker' | 'tickerLine' | 'deck' | 'dateline' | 'byline' | 'copyright' | 'correction';

/** Cards, ticker and share card show these on one line each: an endless one would break all of them. */
function tooLong(item: Item, texts: Record<TextField, string | null>): FieldError[] {
  const paths: Record<TextField, string> = {
    kicker: 'headlines',
    tickerLine: 'headlines',
    deck: byRole(item.headlines, 'subhead') ? 'headlines' : 'descriptions',
    dateline: byRole(item.bodies, 'dateline') ? 'bodies' : 'located',
    byline: item.by?.trim() ? 'by' : 'people',
    copyright: item.copyrightHolder?.trim() ? 'copyrightHolder' : 'copyrightNotice',
    correction: 'descriptions',
  };
  const named = { tickerLine: 'ticker line' } as Partial<Record<TextField, string>>;
  return (Object.keys(paths) as TextField[]).flatMap((field) => {
    const most = field === 'deck' || field === 'correction' ? longestParagraph : longestField;
    if ((texts[field]?.length ?? 0) <= most) return [];
    return [{ path: paths[field], message: `a ${named[field] ?? field} of more than ${most} characters` }];
  });
}

function namesTooLong(path: string, names: readonly string[]): FieldError[] {
  return names.some((name) => name.length > longestField)
    ? [{ path, message: `a name of more than ${longestField} characters` }]
    : [];
}

function unique(warnings: Warning[]): Warning[] {
  return firstOf([...new Map(warnings.map((warning) => [`${warning.path} ${warning.message}`, warning])).values()]);
}
