import { tagText } from '../http/html.ts';

/** A piece of the built style sheet, in its order (scripts/style-rules.ts). */
export type StyleRule =
  /** `needs`: per selector, the classes (`name`) and elements (`<name`) without which it matches nothing. */
  | { css: string; needs?: string[][] }
  /** A face, an animation, a property: worth its bytes where another rule names it. */
  | { css: string; name: string }
  /** A group such as `@media (…){`. */
  | { open: string; rules: StyleRule[] };

/** Stated first, because a group that a page has no use for would otherwise lose its place in the order. */
function layerOrder(rules: readonly StyleRule[]): string {
  const layers = rules.flatMap((rule) => ('open' in rule ? (/^@layer ([\w-]+)\{$/u.exec(rule.open)?.[1] ?? []) : []));
  return layers.length > 0 ? `@layer ${layers.join(',')};` : '';
}

/** How many different styles are remembered: pages of one kind have nearly the same words. */
const most = 300;

/**
 * Makes, for a page's HTML, the part of the style sheet that it can use, in the same order. The whole sheet follows with the
 * app (src/runtime/boot.ts): what a script adds to the page later is then styled as well.
 */
export function pageStyles(rules: readonly StyleRule[]): (html: string) => string {
  const known = new Map<string, string>();
  const first = layerOrder(rules);
  return (html) => {
    // As they are written: a page has four hundred of them, and some ninety different ones.
    const written = new Set(html.match(/<[a-z][a-z\d]*|\sclass="[^"]*"/gu));
    const key = [...written].toSorted().join('');
    let style = known.get(key);
    if (style === undefined) {
      style = tagText(first + withNamed(rules, wordsOf(written)), 'style');
      if (known.size >= most) known.clear();
      known.set(key, style);
    }
    return style;
  };
}

/** Classes and elements of a page, from its tags' beginnings and its class attributes. */
function wordsOf(written: Iterable<string>): Set<string> {
  const words = new Set(['<html', '<head', '<body']);
  for (const part of written) {
    if (part.startsWith('<')) words.add(part);
    else for (const name of part.slice(part.indexOf('"') + 1, -1).split(' ')) words.add(unescaped(name));
  }
  return words;
}

const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#x27;': "'" };
const unescaped = (name: string): string => name.replace(/&[#\w]+;/gu, (entity) => entities[entity] ?? entity);

function withNamed(rules: readonly StyleRule[], has: ReadonlySet<string>): string {
  const plain = print(rules, has, () => false);
  return print(rules, has, (name) => plain.includes(name));
}

function print(rules: readonly StyleRule[], has: ReadonlySet<string>, named: (name: string) => boolean): string {
  let text = '';
  for (const rule of rules) {
    if ('open' in rule) {
      const inside = print(rule.rules, has, named);
      if (inside) text += `${rule.open}${inside}}`;
    } else if (
      'name' in rule ? named(rule.name) : !rule.needs || rule.needs.some((all) => all.every((one) => has.has(one)))
    )
      text += rule.css;
  }
  return text;
}
