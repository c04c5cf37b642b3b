import { item as ninjsItem, type Item } from '#contract/ninjs/item.ts';
import type { Newsroom, NewsroomFile } from '#contract/newsroom.ts';
import { superdeskItem } from '#contract/ninjs/superdesk-item.ts';
import type { PreparedItem } from '../store/database/prepared.ts';
import { cleanJson, TooDeep } from './html/clean.ts';
import { TooMany } from './html/count-values.ts';
import { countDropped, type Dropped } from './html/dropped.ts';
import { pathOf, firstOf, type FieldError, type Warning } from './field-errors.ts';
import { guidOf, withCapitals, withoutNulls, withTextVersion } from './formats/names.ts';
import { neededByReaders, neededOfFlat } from './formats/needed.ts';
import { recognise } from './formats/recognise.ts';
import { fromSuperdesk } from './formats/superdesk.ts';
import { readTolerantly } from './formats/tolerant.ts';
import { readWithdrawal } from './formats/withdrawal.ts';
import type { AssetLookup } from './media/item-pictures.ts';
import { prepareStory } from './prepare-story.ts';

export type Prepared =
  | {
      ok: true;
      prepared: PreparedItem;
      dropped: Record<string, number>;
      warnings: Warning[];
      /** A path of the item (`version`, `uri`) in the names of what was sent. */
      origin: (path: string) => string;
    }
  | { ok: false; errors: FieldError[] };
export type IntakeContext = {
  newsroom: Newsroom & Pick<NewsroomFile, 'players' | 'domains'>;
  assets: AssetLookup;
  /** When it was received: nothing was made or published later. */
  now: Date;
  /** Custom field of Superdesk that pairs translations. */
  translationField: string;
  /** Origin of this site: links of bodies to it open in the app. */
  origin?: string | undefined;
  /** Hosts (with port) of a site that has moved here: links of bodies to it stay on this site, which redirects its old addresses. */
  formerHosts?: readonly string[] | undefined;
};

/** What is the same for every item. */
export type IntakeSettings = Omit<IntakeContext, 'assets' | 'now'>;

const refuse = (errors: FieldError[]) => ({ ok: false as const, errors: firstOf(errors) });

/** An item as it was pushed, checked against the profile and turned into what the store keeps and readers see. */
export async function prepareItem(raw: unknown, ctx: IntakeContext): Promise<Prepared> {
  const dropped = countDropped();
  let sent: unknown;
  try {
    sent = cleanJson(raw, dropped);
  } catch (error) {
    const message =
      error instanceof TooMany
        ? error.message
        : error instanceof TooDeep || error instanceof RangeError
          ? 'nested too deeply'
          : null;
    if (message === null) throw error;
    return withdrawalOf(raw, ctx, []) ?? refuse([{ path: '', message }]);
  }
  return withdrawalOf(sent, ctx, dropped) ?? (await readItem(sent, dropped, ctx));
}

/** A withdrawal takes effect whatever else the item holds. If it cannot be stored whole, its essential fields are. */
function withdrawalOf(sent: unknown, ctx: IntakeContext, dropped: Dropped | []): Prepared | null {
  const read = readWithdrawal(sent, ctx);
  if (!read) return null;
  const { prepared, warnings, superdesk } = read;
  const whole = 'record' in dropped;
  const { uri, version, pubStatus } = prepared;
  return {
    ok: true,
    prepared: whole ? prepared : { ...prepared, item: { uri, version, pubStatus } },
    dropped: whole ? dropped.record() : {},
    warnings: whole ? warnings : [...warnings, { path: '', message: 'too much to be stored: only the withdrawal is' }],
    origin: (path) => (superdesk ? path.replace(/^uri$/, 'guid').replace(/^pubStatus$/, 'pubstatus') : path),
  };
}

async function readItem(sent: unknown, dropped: Dropped, ctx: IntakeContext): Promise<Prepared> {
  const format = recognise(sent);
  if (format.kind === 'other') return refuse([{ path: '', message: format.message }]);
  const older: Warning[] = format.older
    ? [{ path: '', message: `this is ninjs ${format.older}, read as far as ninjs 3.1 has the same` }]
    : [];
  if (format.kind === 'ninjs') {
    const renamed: Warning[] = [];
    const copy = withCapitals(withoutNulls(sent), (path, to) => {
      if (!format.older)
        renamed.push({ path: pathOf(path), message: `read as ${to}, which is ninjs 3.1’s name for it` });
    });
    const parsed = readTolerantly(ninjsItem, withTextVersion(copy), neededByReaders);
    if (!parsed.ok) return refuse(parsed.errors);
    const noticed = [...older, ...renamed, ...parsed.warnings];
    return finish(
      await prepareStory(parsed.value as Item, { sent, dropped, ctx, noticed, portraits: new Map() }),
      (path) => path,
    );
  }
  const parsed = readTolerantly(superdeskItem, guidOf(withoutNulls(sent)), neededOfFlat);
  if (!parsed.ok) return refuse(parsed.errors);
  const { item, origin, warnings, portraits } = fromSuperdesk(parsed.value, ctx);
  const result = await prepareStory(item, { sent, dropped, ctx, noticed: [], portraits });
  return finish(result, origin, [...older, ...parsed.warnings, ...warnings]);
}

function finish(
  result: Awaited<ReturnType<typeof prepareStory>>,
  origin: (path: string) => string,
  more: Warning[] = [],
): Prepared {
  const named = (entries: FieldError[]) => entries.map((entry) => ({ ...entry, path: origin(entry.path) }));
  if (!result.ok) return refuse(named(result.errors));
  return { ...result, warnings: firstOf([...more, ...named(result.warnings)]), origin };
}
