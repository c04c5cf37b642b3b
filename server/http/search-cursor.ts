import type { SearchPlace } from '../store/reading/search.ts';
import { cursorAfter, placeOf } from './cursor.ts';
import { problemOf } from './problem.ts';

const prefixes = { same: 's', near: 'n' } as const;

/** The opaque cursor of a search: with the tier that its next page begins in. */
export function searchCursor(place: SearchPlace): string {
  if (place.tier === 'best') return `b${place.offset.toString(36)}`;
  const { published, id } = place.after;
  return prefixes[place.tier] + cursorAfter({ published: published.toISOString(), id });
}

/** Throws `bad-cursor` for anything that `searchCursor` did not write. */
export function searchPlaceOf(cursor: string): SearchPlace {
  const [tier, rest] = [cursor[0], cursor.slice(1)];
  if (tier === 's') return { tier: 'same', after: placeOf(rest) };
  if (tier === 'n') return { tier: 'near', after: placeOf(rest) };
  if (tier === 'b' && /^[0-9a-z]{1,3}$/.test(rest)) return { tier: 'best', offset: Number.parseInt(rest, 36) };
  throw problemOf('bad-cursor');
}
