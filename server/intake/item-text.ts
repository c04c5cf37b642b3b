import type { Association, Item } from '#contract/item.ts';
import { htmlToText } from './html/html.ts';

type Valued = { role?: string; contentType?: string; value: string };

export const isHtml = (contentType: string | undefined) => /html/i.test(contentType ?? '');
export const isPlain = (contentType: string | undefined) =>
  contentType === undefined || /^text\/plain\b/i.test(contentType.trim());

/** Words on one line, whatever type they came in; null when there are none. */
export function textOfValue(entry: Valued | undefined): string | null {
  if (!entry) return null;
  const text = isHtml(entry.contentType) ? htmlToText(entry.value) : entry.value.trim();
  return text || null;
}

const role = (entry: Valued) => entry.role?.trim().toLowerCase();

/** The first entry that has one of these roles, plain text before HTML. */
export function byRole(entries: Valued[] | undefined, ...roles: (string | undefined)[]): string | null {
  for (const wanted of roles) {
    const matching = (entries ?? []).filter((entry) => role(entry) === wanted);
    const best = matching.find((entry) => !isHtml(entry.contentType) && entry.value.trim()) ?? matching[0];
    const text = textOfValue(best);
    if (text) return text;
  }
  return null;
}

/** The headline: role main, else the first without role. */
export function mainHeadline(item: Pick<Association, 'headlines'>): string | null {
  return byRole(item.headlines, 'main', undefined);
}

export function bylineOf(item: Item, language: string): string | null {
  const by = item.by?.trim();
  if (by) return by;
  const creators = (item.people ?? []).filter((person) => /(^|[/:#])creator$/i.test(person.rel ?? ''));
  const names = creators.map((person) => person.name?.trim()).filter(Boolean);
  return names.join(language === 'ar' ? '، ' : ', ') || null;
}

export function sourcesOf(item: Item): string[] {
  const names = (item.infoSources ?? []).map((source) => source.name?.trim() || source.literal?.trim());
  return [...new Set(names.filter((name): name is string => Boolean(name)))];
}
