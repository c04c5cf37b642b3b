import { isLanguage, type Language } from '#contract/language.ts';
import type { FollowKind } from '#contract/limits.ts';
import { stored } from '../runtime/stored.ts';

/** What the reader follows in one edition. */
export type Follow = { kind: FollowKind; slug: string; name: string; language: Language };

const kinds: Record<FollowKind, true> = { section: true, topic: true, author: true };
/** localStorage is small, and each is a request of its page. */
const most = 100;

export const follows = stored<readonly Follow[]>('sharit-follows', [], (found) =>
  Array.isArray(found) ? (found as Follow[]).filter(isFollow) : [],
);

function isFollow(entry: Partial<Follow> | null): entry is Follow {
  return (
    typeof entry?.kind === 'string' &&
    Object.hasOwn(kinds, entry.kind) &&
    Boolean(entry.slug && entry.name && isLanguage(entry.language))
  );
}

export const sameFollow = (one: Follow, other: Follow): boolean =>
  one.kind === other.kind && one.slug === other.slug && one.language === other.language;

/** Last first. Why it failed: none of the others gives way, and what could not be stored holds for as long as the page is open. */
export function startFollowing(what: Follow): 'full' | 'notStored' | null {
  const others = follows.get().filter((each) => !sameFollow(each, what));
  if (others.length >= most) return 'full';
  return follows.set([what, ...others]) ? null : 'notStored';
}

export function stopFollowing(what: Follow): boolean {
  return follows.set(follows.get().filter((each) => !sameFollow(each, what)));
}

/** As the server names it. */
export const followName = ({ kind, slug }: Pick<Follow, 'kind' | 'slug'>): string => `${kind}:${slug}`;
