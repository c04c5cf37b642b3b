import type { Element } from 'hast';
import type { Block, Footnote } from '#contract/text.ts';
import { attribute, readAttributes } from '../attributes.ts';
import { inside, type BodyContext, type Place } from '../body-context.ts';
import { hasClass } from '../html-tree.ts';
import { notesClass } from './notes.ts';

type Footnotes = Extract<Block, { type: 'footnotes' }>;

/** The note that a paragraph or box holds. */
export function noteOf(element: Element, context: BodyContext, place: Place): Footnotes | null {
  const note = context.notes.note(element);
  if (!note || element.tagName === 'li' || element.tagName === 'td') return null;
  readAttributes(element, context, ['id', 'className']);
  const blocks = context.flow(element.children, context, inside(place));
  return { type: 'footnotes', title: null, notes: [{ ...note, blocks, referred: true }] };
}

/** A list of notes: by its class, or since marks of the text lead to its entries. */
export function listedNotes(list: Element, context: BodyContext, place: Place): Footnotes | null {
  const entries = list.children.filter((child) => child.type === 'element' && child.tagName === 'li') as Element[];
  const known = entries.map((entry) => context.notes.note(entry));
  if (!known.some((note) => note !== null) && !(hasClass(list, notesClass) && entries.length > 0)) return null;
  const first = Math.trunc(Number(attribute(list, 'start') ?? 1)) || 1;
  const notes = entries.map((entry, at): Footnote => {
    readAttributes(entry, context, ['id', 'className', 'role']);
    const note = known[at] ?? null;
    const blocks = context.flow(entry.children, context, inside(place));
    return note
      ? { ...note, blocks, referred: true }
      : { id: `u${at + 1}`, label: String(first + at), blocks, referred: false };
  });
  return { type: 'footnotes', title: null, notes };
}

/** Adds blocks to those before; notes that follow each other are one list. */
export function mergeNotes(out: Block[], blocks: readonly Block[]): void {
  for (const block of blocks) {
    const before = out.at(-1);
    if (block.type === 'footnotes' && before?.type === 'footnotes' && !block.anchor)
      out[out.length - 1] = { ...before, notes: [...before.notes, ...block.notes] };
    else out.push(block);
  }
}
