import type { Item } from '#contract/ninjs/item.ts';
import { textLimits } from '#contract/limits.ts';
import type { FieldError, Warning } from './field-errors.ts';
import { byRole } from './item-text.ts';

type TextField = 'kicker' | 'tickerLine' | 'deck' | 'dateline' | 'byline' | 'copyright' | 'correction';
type Texts = Record<TextField, string | null>;

/**
 * Cards, ticker and byline show these on a line or two. One that is too long is left out rather than cut, since half a sentence can say
 * something else. Readers must get a correction, so a longer one is refused.
 */
export function textsWithin(item: Item, texts: Texts): { kept: Texts; errors: FieldError[]; warnings: Warning[] } {
  const paths: Record<TextField, string> = {
    kicker: 'headlines',
    tickerLine: 'headlines',
    deck: byRole(item.headlines, 'subhead') ? 'headlines' : 'descriptions',
    dateline: byRole(item.bodies, 'dateline') ? 'bodies' : 'located',
    byline: item.by?.trim() ? 'by' : 'people',
    copyright: item.copyrightHolder?.trim() ? 'copyrightHolder' : 'copyrightNotice',
    correction: 'descriptions',
  };
  const kept = { ...texts };
  const errors: FieldError[] = [];
  const warnings: Warning[] = [];
  for (const field of Object.keys(paths) as TextField[]) {
    if ((texts[field]?.length ?? 0) <= textLimits[field]) continue;
    const path = paths[field];
    const message = `a ${field === 'tickerLine' ? 'ticker line' : field} of more than ${textLimits[field]} characters`;
    if (field === 'correction') errors.push({ path, message });
    else warnings.push({ path, message: `${message}: not shown` });
    kept[field] = null;
  }
  return { kept, errors, warnings };
}

/** Without the names that are too long for a line. */
export function namesWithin<T>(
  path: string,
  all: readonly T[],
  nameOf: (entry: T) => string,
): { kept: T[]; warnings: Warning[] } {
  const kept = all.filter((entry) => nameOf(entry).length <= textLimits.name);
  const message = `a name of more than ${textLimits.name} characters: not shown`;
  return { kept, warnings: kept.length < all.length ? [{ path, message }] : [] };
}
