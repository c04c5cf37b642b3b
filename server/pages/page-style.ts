import { tagText } from '../http/html.ts';

/** A piece of the built style sheet, in its order (scripts/style-rules.ts). */
export type StyleRule =
  /** `needs`: per selector, the classes (`name`) and elements (`<name`) without which it matches nothing. */
  | { css: string; needs?: string[][] }
  /** A font face, an animation or a property: needed where another rule names it. */
  | { css: string; name: string }
  /** A group such as `@media (…){`. */
  | { open: string; rules: StyleRule[] };

/** Declared first: a layer that a page does not use would otherwise lose its place in the order. */
function layerOrder(rules: readonly StyleRule[]): string {
  const layers = rules.flatMap((rule) => ('open' in rule ? (/^@layer ([\w-]+)\{$/u.exec(rule.open)?.[1] ?? []) : []));
  return layers.length > 0 ? `@layer ${layers.join(',')};` : '';
}

/** How many styles are cached: most pages of one kind share theirs. */
const maxStyles = 300;

/**
 * Returns a function that selects, for a page's HTML, the rules that can match in it, in their order. The full sheet follows
 * with the app (src/runtime/boot.ts) and styles what scripts add later.
 */
export function pageStyles(rules: readonly StyleRule[]): (html: string) => string {
  const styles = new Map<string, string>();
  const order = layerOrder(rules);
  return (html) => {
    // Unparsed: a page has four hundred of them, of which some ninety differ.
    const fragments = new Set(html.match(/<[a-z][a-z\d]*|\sclass="[^"]*"/gu));
    const key = [...fragments].toSorted().join('');
    let style = styles.get(key);
    if (style === undefined) {
      style = tagText(order + selectRules(rules, namesIn(fragments)), 'style');
      if (styles.size >= maxStyles) styles.clear();
      styles.set(key, style);
    }
    return style;
  };
}

/** Names of classes, and of elements with a `<`, from opening tags and class attributes. */
function namesIn(fragments: Iterable<string>): Set<string> {
  const names = new Set(['<html', '<head', '<body']);
  for (const part of fragments) {
    if (part.startsWith('<')) names.add(part);
    else for (const name of part.slice(part.indexOf('"') + 1, -1).split(' ')) names.add(unescaped(name));
  }
  return names;
}

const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#x27;': "'" };
const unescaped = (name: string): string => name.replace(/&[#\w]+;/gu, (entity) => entities[entity] ?? entity);

function selectRules(rules: readonly StyleRule[], has: ReadonlySet<string>): string {
  const matching = printRules(rules, has, () => false);
  return printRules(rules, has, (name) => matching.includes(name));
}

function printRules(rules: readonly StyleRule[], has: ReadonlySet<string>, named: (name: string) => boolean): string {
  let text = '';
  for (const rule of rules) {
    if ('open' in rule) {
      const inside = printRules(rule.rules, has, named);
      if (inside) text += `${rule.open}${inside}}`;
    } else if (
      'name' in rule ? named(rule.name) : !rule.needs || rule.needs.some((all) => all.every((one) => has.has(one)))
    )
      text += rule.css;
  }
  return text;
}
