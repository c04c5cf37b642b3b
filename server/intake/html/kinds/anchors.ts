import type { Element, Nodes, Root } from 'hast';
import type { Block } from '#contract/text.ts';
import { attribute } from '../attributes.ts';

/** The places of a body that its own links lead to. */
export type Anchors = {
  /** Anchor of an element that a link leads to. */
  of(element: Element): string | null;
  /** Anchors of an element and of all below it. */
  within(node: Nodes): string[];
  /** The anchor that a fragment of a link means. */
  named(fragment: string): string | null;
};

/** The page has ids of its own. */
const prefix = 'in-';
const mostAnchors = 500;

export const fragmentOf = (element: Element): string | null => {
  const href = element.tagName === 'a' ? attribute(element, 'href')?.trim() : undefined;
  if (!href?.startsWith('#') || href.length < 2) return null;
  try {
    return decodeURIComponent(href.slice(1));
  } catch {
    return href.slice(1);
  }
};

export const idsOf = (element: Element): string[] =>
  [attribute(element, 'id'), element.tagName === 'a' ? attribute(element, 'name') : null].filter((id) => id !== null);

export function readAnchors(root: Root): Anchors {
  const wanted = new Set<string>();
  visit(root, (element) => {
    const fragment = fragmentOf(element);
    if (fragment !== null && wanted.size < mostAnchors) wanted.add(fragment);
  });
  const byId = new Map<string, string>();
  const byElement = new WeakMap<Element, string>();
  const taken = new Set<string>();
  if (wanted.size > 0)
    visit(root, (element) => {
      for (const id of idsOf(element)) {
        if (!wanted.has(id) || byId.has(id)) continue;
        const anchor = byElement.get(element) ?? unused(prefix + id.replace(/[^\p{L}\p{N}_-]+/gu, '-'), taken);
        byId.set(id, anchor);
        byElement.set(element, anchor);
      }
    });
  return {
    of: (element) => byElement.get(element) ?? null,
    within(node) {
      const found: string[] = [];
      if (byId.size > 0)
        visit(node, (element) => {
          const anchor = byElement.get(element);
          if (anchor) found.push(anchor);
        });
      return found;
    },
    named: (fragment) => byId.get(fragment) ?? null,
  };
}

function unused(name: string, taken: Set<string>): string {
  let free = name;
  for (let at = 2; taken.has(free); at++) free = `${name}-${at}`;
  taken.add(free);
  return free;
}

export function visit(node: Nodes, see: (element: Element) => void): void {
  if (node.type === 'element') see(node);
  if ('children' in node) for (const child of node.children) visit(child, see);
}

/** Gives the first of some blocks its anchors; a second anchor of one place becomes the first. */
export function withAnchors(blocks: Block[], anchors: readonly string[], aliases: Map<string, string>): Block[] {
  const [first, ...rest] = blocks;
  if (!first || anchors.length === 0) return blocks;
  const anchor = first.anchor ?? anchors[0]!;
  for (const each of anchors) if (each !== anchor) aliases.set(each, anchor);
  return [{ ...first, anchor }, ...rest];
}

type Part = { type?: string; href?: string; anchor?: string; children?: unknown };

/** Links to a place that became no block are words only. */
export function settleLinks(blocks: Block[], aliases: ReadonlyMap<string, string>): Block[] {
  const text = JSON.stringify(blocks);
  if (!text.includes('"href":"#')) return blocks;
  const placed = new Set([...text.matchAll(/"anchor":"([^"]+)"/g)].map((match) => match[1]!));
  const settled = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.flatMap((each) => settledPart(each as Part));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, settled(each)]));
  };
  const settledPart = (part: Part): unknown[] => {
    const whole = settled(part) as Part;
    if (part?.type !== 'link' || !part.href?.startsWith('#')) return [whole];
    const anchor = part.href.slice(1);
    const target = aliases.get(anchor) ?? anchor;
    return placed.has(target) ? [{ ...whole, href: `#${target}` }] : (whole.children as unknown[]);
  };
  return settled(blocks) as Block[];
}
