import type { Element, Nodes, Root } from 'hast';
import { attribute } from '../attributes.ts';
import { hasClass, textOnOneLine } from '../html-tree.ts';
import { fragmentOf, idsOf } from './anchors.ts';

type Mark = { note: string; label: string; again: boolean };
type Note = { id: string; label: string };
/** Marks in the text, the elements that hold their notes, and the links that lead back. */
export type Notes = {
  mark(element: Element): Mark | null;
  note(element: Element): Note | null;
  leadsBack(element: Element): boolean;
};

const holders = new Set('li p div dd td aside section article blockquote'.split(' '));
export const notesClass =
  /^(wp-block-footnotes|footnotes?|foot-notes|endnotes|easy-footnotes-wrapper|reflist|references)$/i;
export const markClass = /^(fn|footnote|footnote-ref|noteref|reference|easy-footnote)$/i;

/**
 * Footnotes by what links them, whoever wrote them (WordPress, Word, Google Docs, Markdown): a mark leads to an element that
 * holds a link back to it. A mark in `sup` that leads into a list of notes needs none.
 */
export function readNotes(root: Root): Notes {
  const parents = new Map<Element, Element>();
  const order = new Map<Element, number>();
  const byId = new Map<string, Element>();
  const links: { link: Element; fragment: string }[] = [];
  const walk = (node: Nodes, parent: Element | null): void => {
    if (node.type === 'element') {
      order.set(node, order.size);
      if (parent) parents.set(node, parent);
      for (const id of idsOf(node)) if (!byId.has(id)) byId.set(id, node);
      const fragment = fragmentOf(node);
      if (fragment !== null) links.push({ link: node, fragment });
    }
    if ('children' in node) for (const child of node.children) walk(child, node.type === 'element' ? node : null);
  };
  walk(root, null);
  const up = (element: Element): Element[] => {
    const chain = [element];
    for (let at = parents.get(element); at; at = parents.get(at)) chain.push(at);
    return chain;
  };
  const holderOf = (element: Element) => up(element).find((each) => holders.has(each.tagName)) ?? null;
  const marks = new Map<Element, Mark>();
  const notes = new Map<Element, Note>();
  const back = new Set<Element>();
  for (const { link, fragment } of links) {
    const target = byId.get(fragment);
    const holder = target && holderOf(target);
    if (!holder || back.has(link) || order.get(link)! > order.get(holder)! || contains(holder, link)) continue;
    const chain = up(link);
    const own = new Set([
      link,
      ...chain.slice(
        0,
        Math.max(
          1,
          chain.findIndex((each) => holders.has(each.tagName)),
        ),
      ),
    ]);
    const isMark = (element: Element) => own.has(element) || contains(link, element);
    const returning = links.filter(
      (each) => contains(holder, each.link) && byId.has(each.fragment) && isMark(byId.get(each.fragment)!),
    );
    const raised = chain.some((each) => each.tagName === 'sup' || hasClass(each, markClass));
    const listed = up(holder).some((each) => hasClass(each, notesClass) || attribute(each, 'role') === 'doc-endnotes');
    if (returning.length === 0 && !(listed && (raised || contains(link, 'sup')))) continue;
    const label = textOnOneLine(link);
    const known = notes.get(holder);
    const note = known ?? { id: `n${notes.size + 1}`, label };
    if (!label) continue;
    notes.set(holder, note);
    marks.set(link, { note: note.id, label, again: known !== undefined });
    for (const each of returning) back.add(each.link);
  }
  // Further links back of a note that several marks lead to.
  for (const { link, fragment } of links) {
    const target = byId.get(fragment);
    const holder = holderOf(link);
    if (
      holder &&
      notes.has(holder) &&
      target &&
      [...marks.keys()].some((mark) => mark === target || up(mark).includes(target) || contains(mark, target))
    )
      back.add(link);
  }
  return {
    mark: (element) => marks.get(element) ?? null,
    note: (element) => notes.get(element) ?? null,
    leadsBack: (element) => back.has(element),
  };
}

function contains(holder: Element, sought: Element | string): boolean {
  return holder.children.some(
    (child) => child.type === 'element' && (child === sought || child.tagName === sought || contains(child, sought)),
  );
}
