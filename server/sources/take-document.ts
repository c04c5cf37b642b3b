import { createHash } from 'node:crypto';
import { htmlToText } from '../intake/html/html.ts';
import { prepareItem, type IntakeSettings } from '../intake/prepare.ts';
import type { Store } from '../store/database/store.ts';
import { assetOrComing } from '../store/moving/asset-or-coming.ts';
import { requestRemoteFiles } from '../store/moving/remote-files.ts';
import { isNewsworthy } from '../store/publishing/changes.ts';
import { receiveItem } from '../store/publishing/receive.ts';
import { lastContent, newestVersion, putSourceItem, type SourceItem } from '../store/source-items.ts';
import { recordAddresses } from './record-addresses.ts';
import type { SourceDocument } from './source.ts';

/** `isNews`: readers wait for it, pictures and all. */
export type TakeContext = { store: Store; source: string; intake: IntakeSettings; isNews?: boolean };
type Readable = Extract<SourceDocument, { item: unknown }>;
type Newest = NonNullable<Awaited<ReturnType<typeof newestVersion>>>;

/** `unchanged`: nothing had to be stored. `stored`: readers or editors have something new. */
type Taken = 'unchanged' | 'stored' | 'refused';

/** Takes a document through the intake, as if it had been pushed. The same document twice changes nothing. */
export async function takeDocument(
  ctx: TakeContext,
  document: Readable,
  known: SourceItem | undefined,
  now: Date,
): Promise<Taken> {
  const { store, source } = ctx;
  // What is here keeps its uri, whatever the source calls it now.
  const sent = { ...document.item, uri: known?.uri || document.item.uri };
  const { standing } = document;
  const fingerprint = fingerprintOf(document);
  const same = known?.fingerprint === fingerprint && known.state === standing && !known.refused;
  if (same) {
    if (known.changed !== document.changed)
      await putSourceItem(store.db, { ...known, changed: document.changed, dated: document.dated });
    return 'unchanged';
  }
  // Before the item: once it is stored, nothing brings the request back. What is on its way needs no warning.
  await requestRemoteFiles(
    store.db,
    document.files.map(({ url, media }) => ({ url, media, source, priority: ctx.isNews ? 1 : 0 })),
  );
  const newest = await newestVersion(store.db, sent.uri);
  const before = document.withheld.length > 0 ? await lastContent(store.db, sent.uri) : null;
  const item = before ? { ...sent, ...keptOf(document.withheld, sent, before) } : sent;
  const versioned = { ...item, ...versionOf(document, newest, now) };
  const result = await prepareItem(versioned, {
    ...ctx.intake,
    formerHosts: hostsOf(document, ctx.intake),
    assets: (name) => assetOrComing(store.db, name),
    now,
  });
  const row: SourceItem = {
    ...{ source, key: document.key, uri: item.uri, changed: document.changed, dated: document.dated, fingerprint },
    state: standing,
    headline: headlineOf(item),
    refused: false,
    problems: document.warnings,
    dropped: document.dropped,
    takenAt: now,
    listedAt: known?.listedAt ?? null,
  };
  if (!result.ok) {
    const here = known && known.state !== 'hidden' && known.state !== 'refused' ? known.state : 'refused';
    const headline = known?.headline || row.headline;
    // Without a fingerprint, so that it is tried again once it has changed.
    await putSourceItem(store.db, {
      ...row,
      headline,
      state: here,
      refused: true,
      problems: result.errors,
      fingerprint: '',
    });
    return 'refused';
  }
  const warnings = [...document.warnings, ...result.warnings];
  const { prepared, dropped } = result;
  const isNew =
    newest === null || stable(prepared.item) !== stable({ ...(newest.item as object), ...versionFields(versioned) });
  let stored = false;
  if (isNew || newest.pubStatus !== prepared.pubStatus) {
    const backfill = !isNewsworthy(document.published, now);
    const received = await receiveItem(store, prepared, now, { remarks: warnings, backfill });
    const lost = received.notes.find(({ kind }) => kind === 'older' || kind === 'equal-but-different');
    // Somebody else has sent this uri at the same moment: read again in the next round.
    if (lost) throw new Error(`version ${received.version} of ${item.uri} came from elsewhere meanwhile`);
    stored = received.stored;
  }
  if (standing !== 'draft') await recordAddresses(store, source, { uri: item.uri, ...document });
  await putSourceItem(store.db, { ...row, problems: warnings, dropped: sumOf(document.dropped, dropped) });
  return stored ? 'stored' : 'unchanged';
}

/** Hosts of the site that is followed: the one it is asked at may be another than the one that readers know. */
function hostsOf({ addresses }: Readable, { formerHosts = [] }: IntakeSettings): string[] {
  return [...new Set([...formerHosts, ...addresses.map((address) => new URL(address).host)])];
}

/** Whole numbers, counted on from what is here. Drafts are saved over each other, as an autosave is. */
function versionOf({ standing, published, modified }: Readable, newest: Newest | null, now: Date) {
  const overDraft = standing === 'draft' && newest?.pubStatus === 'withheld';
  const next = newest && /^\d+$/.test(newest.version) ? String(BigInt(newest.version) + 1n) : '1';
  // Of what readers never had, the moment at which the source published it counts; later versions are dated by their change.
  // WordPress dates the change of a scheduled story by the day it is due.
  const made = Math.min((standing === 'public' && !newest?.everPublic ? published : modified).getTime(), now.getTime());
  return {
    version: overDraft ? newest.version : next,
    versionCreated: new Date(overDraft ? Math.max(made, newest.versionCreated.getTime() + 1) : made).toISOString(),
  };
}

type Kept = { people?: unknown; associations?: unknown };

/** What the source does not show of a document this time, as it is here. */
function keptOf(withheld: Readable['withheld'], sent: Record<string, unknown>, before: Kept): Kept {
  const kept: Kept = {};
  if (withheld.includes('people') && before.people) kept.people = before.people;
  const lead = listOf(before.associations).filter(({ name }) => name === 'featuremedia');
  if (withheld.includes('leadPicture') && lead.length > 0)
    kept.associations = [...lead, ...listOf(sent['associations'])];
  return kept;
}

const listOf = (value: unknown) => (Array.isArray(value) ? (value as { name?: string }[]) : []);

const versionFields = ({ version, versionCreated }: { version: string; versionCreated: string }) => ({
  version,
  versionCreated,
});

function fingerprintOf({ item, files, addresses, otherAddresses, places, published }: Readable): string {
  const text = stable([item, files, addresses, otherAddresses, places, published.toISOString()]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

/** JSON whose properties are in one order. */
function stable(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : each,
  );
}

function headlineOf(item: Record<string, unknown>): string {
  const [first] = item['headlines'] as { value: string; contentType?: string }[];
  return first ? (first.contentType ? htmlToText(first.value) : first.value) : '';
}

function sumOf(one: Record<string, number>, other: Record<string, number>): Record<string, number> {
  const sum = { ...one };
  for (const [name, count] of Object.entries(other)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}
