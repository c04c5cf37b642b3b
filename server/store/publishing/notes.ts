import type { Language } from '#contract/language.ts';

/** What a sender should know about a push that was stored or ignored. */
export type Note =
  /** Another public item names this uri as a former one: readers are sent there. */
  | { kind: 'moved' }
  | { kind: 'older'; version: string }
  | { kind: 'equal-but-different'; version: string }
  | { kind: 'withdrawn'; version: string }
  | { kind: 'older-withdrawal'; version: string }
  /** The withdrawn item had a successor, which is still public. */
  | { kind: 'successor-public'; id: string; language: Language }
  | { kind: 'twin'; of: string }
  | { kind: 'hides-twins'; uris: string[] };

/** Thrown where a push with notes is to be refused: nothing of it is stored. */
export class RefusedByNotes extends Error {
  readonly notes: Note[];

  constructor(notes: Note[]) {
    super('refused because of what would be a warning');
    this.notes = notes;
  }
}
