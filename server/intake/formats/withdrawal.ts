import { textLimits } from '#contract/limits.ts';
import { momentOf } from '#contract/ninjs/item-fields.ts';
import type { Newsroom } from '#contract/newsroom.ts';
import { isLanguage, type Language } from '#contract/language.ts';
import type { PreparedItem } from '../../store/database/prepared.ts';
import type { Warning } from '../field-errors.ts';
import { cleanText } from '../html/clean.ts';
import { lineOfText } from '../one-line.ts';
import { emptyStory } from '../empty-story.ts';

// A withdrawal counts whatever else the item says: uri and status are enough, and nothing else is checked.

const words = /^(?:cancell?ed|cancel|killed|kill|withdrawn|recalled)$/i;
const longestUri = 1000;

export type Withdrawal = { prepared: PreparedItem; warnings: Warning[]; superdesk: boolean };

/** Null for an item that withdraws nothing. `sent` is the part that is stored. */
export function readWithdrawal(sent: unknown, { newsroom, now }: { newsroom: Newsroom; now: Date }): Withdrawal | null {
  const named = withdrawnUri(sent);
  if (named === null) return null;
  const fields = sent as Record<string, unknown>;
  const { key, value } = statusOf(fields)!;
  const made = textOf(fields.versionCreated) ?? textOf(fields.versioncreated);
  const versionCreated = (made !== null && momentOf(made)) || now;
  const version = typeof fields.version === 'number' ? String(fields.version) : textOf(fields.version);
  return {
    superdesk: !('uri' in fields),
    warnings: value === 'canceled' ? [] : [{ path: key, message: `${value} is read as canceled` }],
    prepared: {
      uri: named,
      language: languageOf(fields.language, newsroom),
      version: version && version.length <= 100 ? version : '',
      versionCreated: versionCreated > now ? now : versionCreated,
      pubStatus: 'canceled',
      urgency: 5,
      embargoedUntil: null,
      expires: null,
      group: null,
      assets: [],
      awaits: [],
      fetches: [],
      story: emptyStory(headlineOf(fields)),
      item: sent,
    },
  };
}

/** The uri of a withdrawal in any format, of JSON that may hold anything else; null when it is none. */
export function withdrawnUri(sent: unknown): string | null {
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) return null;
  const fields = sent as Record<string, unknown>;
  if (!statusOf(fields)) return null;
  const uri = textOf(fields.uri) ?? textOf(fields.guid);
  return uri !== null && uri.length <= longestUri ? cleanText(uri) : null;
}

/** Whether JSON that is too large to be read may be a withdrawal. */
export const mayWithdraw = (text: string): boolean =>
  /"pub_?status"\s*:\s*"\s*(?:cancel|kill|withdr|recall)/i.test(text);

function statusOf(fields: Record<string, unknown>): { key: string; value: string } | null {
  for (const [key, value] of Object.entries(fields)) {
    if (!/^pub_?status$/i.test(key) || typeof value !== 'string') continue;
    if (words.test(value.trim())) return { key, value: value.trim() };
  }
  return null;
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value.trim() ? value.trim() : null);

/** For a known item, the language that was stored with it counts. */
function languageOf(tag: unknown, newsroom: Newsroom): Language {
  const primary = typeof tag === 'string' ? tag.split(/[-_]/)[0]!.toLowerCase() : '';
  return isLanguage(primary) && newsroom.languages.includes(primary) ? primary : newsroom.languages[0]!;
}

function headlineOf({ headline, headlines }: Record<string, unknown>): string {
  const first = Array.isArray(headlines) ? (headlines[0] as { value?: unknown } | null)?.value : null;
  const written = textOf(headline) ?? textOf(first) ?? '';
  return written.length <= textLimits.headline ? lineOfText(written).text : '';
}
