import type { Board, DeskVersion } from '#contract/desk.ts';
import type { Language } from '#contract/language.ts';
import type { Newsroom } from '#contract/newsroom.ts';
import type { Database } from '../store/database/database.ts';
import { draftsByUri, groupOf, versionsOf } from '../store/desk/drafts.ts';
import type { DraftRow, Version } from '../store/desk/drafts.ts';
import { holdAnswer } from '../store/desk/holds/hold-answer.ts';
import { holdOf } from '../store/publishing/holds/hold-rows.ts';
import { checksOf } from './checks.ts';
import type { SeeAlsoState } from './checks.ts';

/** Everything about an item except its text, which the frames request. */
export async function boardOf(db: Database, row: DraftRow, newsroom: Newsroom): Promise<Board> {
  const { item, latest, state } = row;
  const group = await groupOf(db, row);
  const missing = newsroom.languages.filter((language) => group.every((one) => one.latest.language !== language));
  return {
    id: item.id,
    uri: item.uri,
    group: item.group,
    language: latest.language as Language,
    state,
    headline: latest.headline,
    version: latest.version,
    savedAt: latest.versionCreated.toISOString(),
    embargoedUntil: latest.embargoedUntil?.toISOString() ?? null,
    publicUrl: item.publicSeq === null ? null : `/${latest.language}/news/${item.id}`,
    note: noteOf(latest.item),
    versions: (await versionsOf(db, item.uri)).map((version) => deskVersionOf(version, item.publicSeq)),
    translations: group.map((one) => ({
      language: one.latest.language as Language,
      id: one.item.id,
      uri: one.item.uri,
      state: one.state,
      version: one.latest.version,
      headline: one.latest.headline,
    })),
    missing,
    hold: holdAnswer(await holdOf(db, item.uri)),
    remarks: latest.remarks,
    checks: checksOf({ story: latest.story, seeAlso: await seeAlsoStates(db, latest), missing }),
  };
}

export function deskVersionOf(version: Version, publicSeq: number | null): DeskVersion {
  return {
    seq: version.seq,
    version: version.version,
    pubStatus: version.pubStatus,
    savedAt: version.versionCreated.toISOString(),
    receivedAt: version.receivedAt.toISOString(),
    headline: version.headline,
    public: version.seq === publicSeq,
    opensAt: version.opensAt?.toISOString() ?? null,
  };
}

/** ninjs `edNote`, for staff only: read from the item, since it is not part of a story. */
function noteOf(item: unknown): string | null {
  const note = typeof item === 'object' && item !== null && 'edNote' in item ? item.edNote : null;
  return typeof note === 'string' && note.trim() ? note : null;
}

async function seeAlsoStates(db: Database, { story }: Version): Promise<Map<string, SeeAlsoState>> {
  const rows = await draftsByUri(
    db,
    story.seeAlso.map(({ uri }) => uri),
  );
  return new Map(
    rows.map(({ item, state }) => [
      item.uri,
      state === 'killed' ? 'killed' : item.publicSeq === null ? 'draft' : 'public',
    ]),
  );
}
