import type { Association, Item } from '#contract/ninjs/item.ts';
import { lineOfHtml, lineOfText } from './one-line.ts';

type Valued = { role?: string; contentType?: string; value: string };

export const isHtml = (contentType: string | undefined) => /html/i.test(contentType ?? '');
export const isPlain = (contentType: string | undefined) =>
  contentType === undefined || /^text\/plain\b/i.test(contentType.trim());

/** A text on one line, whatever its content type; null if it is empty. */
export function textOfValue(entry: Valued | undefined): string | null {
  if (!entry) return null;
  return (isHtml(entry.contentType) ? lineOfHtml(entry.value) : lineOfText(entry.value)).text || null;
}

/** A field of one line, as readers see it; null when it has no words. */
export const lineOf = (text: string | undefined): string | null => (text && lineOfText(text).text) || null;

export const roleOf = (entry: Valued) => entry.role?.trim().toLowerCase();

/** The first entry that has one of these roles, plain text before HTML. */
export function byRole(entries: Valued[] | undefined, ...roles: (string | undefined)[]): string | null {
  for (const wanted of roles) {
    const matching = (entries ?? []).filter((entry) => roleOf(entry) === wanted);
    const best = matching.find((entry) => !isHtml(entry.contentType) && entry.value.trim()) ?? matching[0];
    const text = textOfValue(best);
    if (text) return text;
  }
  return null;
}

const otherRoles = ['subhead', 'ticker', 'kicker'];

/** The headline: role main, else the first without role, else a sole one, or the first of a role that nothing else has. */
export function mainHeadline(item: Pick<Association, 'headlines'>): string | null {
  const main = byRole(item.headlines, 'main', undefined, '');
  if (main) return main;
  const written = (item.headlines ?? []).filter((entry) => textOfValue(entry));
  const other = written.length === 1 ? written[0] : written.find((entry) => !otherRoles.includes(roleOf(entry) ?? ''));
  return textOfValue(other);
}

export function bylineOf(item: Item, language: string): string | null {
  const by = lineOf(item.by);
  if (by) return by;
  const names = creatorsOf(item);
  return names.join(language === 'ar' ? '، ' : ', ') || null;
}

/** Names of the people whom the item calls its creators. */
export function creatorsOf(item: Item): string[] {
  const creators = (item.people ?? []).filter((person) => /(^|[/:#])(creator|author)$/i.test(person.rel ?? ''));
  return creators.flatMap((person) => lineOf(person.name ?? person.literal) ?? []);
}

export function sourcesOf(item: Item): string[] {
  const names = (item.infoSources ?? []).map((source) => lineOf(source.name) ?? lineOf(source.literal));
  return [...new Set(names.filter((name): name is string => Boolean(name)))];
}
