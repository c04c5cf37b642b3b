// Writes the built style sheet as a tree of rules, each with the classes and elements that it needs: of 50 kB, the first view inlines
// only the rules that can match on the page (server/pages/page-style.ts).
import { readFile, writeFile } from 'node:fs/promises';
import postcss, { type AtRule, type ChildNode, type Rule } from 'postcss';
import parseSelector from 'postcss-selector-parser';
import type { StyleRule } from '../server/pages/page-style.ts';

const client = new URL('../dist/client/', import.meta.url);
type Chunk = { isEntry?: boolean; css?: string[] };

/**
 * States that a page cannot have at its first paint: hover, focus, or what the app sets. Their rules come with the whole sheet; for readers
 * who have chosen another mode of the ticker the boot script loads it at once.
 */
const afterwards = /:(?:hover|active|focus)|\[data-(?:ticker|mode|off)|\[aria-pressed/u;
const never = '-';

/** Pseudo-elements of form fields. */
const inFields = /^::(?:-webkit-(?:date|calendar|inner-spin|outer-spin|search)|file-selector|placeholder)/u;

/** Per selector of the list, the classes (`name`) and elements (`<name`) without which it matches nothing. */
export function needsOf(selector: string): string[][] {
  return parseSelector()
    .astSync(selector)
    .nodes.map((one) => {
      const needs = new Set<string>();
      one.walk((node) => {
        if (node.type === 'pseudo' && inFields.test(node.value)) needs.add('<input');
        if (node.type !== 'class' && node.type !== 'tag') return;
        // Inside :is(), :not() and :nth-child() are alternatives, exclusions and counts: they require nothing.
        for (let above = node.parent; above && above !== one; above = above.parent as typeof above)
          if (above.type === 'pseudo') return;
        needs.add(node.type === 'class' ? node.value : `<${node.value.toLowerCase()}`);
      });
      // The general focus ring belongs to every page.
      if (needs.size > 0 && afterwards.test(String(one))) needs.add(never);
      return [...needs];
    });
}

/** The name by which other rules refer to this one: a font face, an animation or a property that no rule names can be left out. */
function nameOf(node: AtRule): string | null {
  if (node.name === 'property' || node.name === 'keyframes') return node.params;
  if (node.name !== 'font-face') return null;
  const family = node.nodes?.find((inside) => inside.type === 'decl' && inside.prop === 'font-family');
  return family?.type === 'decl' ? family.value.replace(/^["']|["']$/gu, '') : null;
}

/** Tailwind's fallback for browsers without `@property`: a list of custom properties, of which a page uses a few. */
const isFallback = (node: Rule): boolean =>
  node.selector.startsWith('*') && node.every((inside) => inside.type === 'decl' && inside.prop.startsWith('--tw-'));
const piecesOf = (node: Rule): StyleRule => ({
  open: `${node.selector}{`,
  rules: node.nodes.flatMap((inside) =>
    inside.type === 'decl' ? [{ css: `${text(inside)};`, name: inside.prop }] : [],
  ),
});

export function rulesOf(nodes: readonly ChildNode[]): StyleRule[] {
  return nodes.flatMap((node): StyleRule[] => {
    if (node.type === 'comment') return [];
    if (node.type === 'rule')
      return isFallback(node) ? [piecesOf(node)] : [{ css: text(node), needs: needsOf(node.selector) }];
    if (node.type === 'atrule' && node.name === 'media' && node.params === 'print') return [];
    if (node.type !== 'atrule') return [{ css: `${text(node)};` }];
    const name = nameOf(node);
    if (name !== null) return [{ css: text(node), name }];
    if (!node.nodes) return [{ css: `${text(node)};` }];
    return [{ open: `@${node.name}${node.raws.afterName ?? ' '}${node.params}{`, rules: rulesOf(node.nodes) }];
  });
}

const text = (node: ChildNode | Rule): string => node.toString().trim();

if (import.meta.main) {
  const manifest = JSON.parse(await readFile(new URL('.vite/manifest.json', client), 'utf8')) as Record<string, Chunk>;
  const chunks = Object.values(manifest);
  const [file, ...others] = chunks.find(({ isEntry }) => isEntry)?.css ?? [];
  if (!file || others.length > 0) throw new Error('The reader is built with exactly one style sheet.');
  // Then the sheets of parts that are loaded when they are needed (kinds of blocks): they add rules, and override none of the first.
  const files = new Set([file, ...chunks.flatMap(({ css }) => css ?? [])]);
  const sheets = await Promise.all([...files].map((sheet) => readFile(new URL(sheet, client), 'utf8')));
  const rules = sheets.flatMap((css) => rulesOf(postcss.parse(css).nodes));
  await writeFile(new URL('.vite/style.json', client), JSON.stringify(rules));
}
