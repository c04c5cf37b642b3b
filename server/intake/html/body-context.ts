import type { Element, ElementContent, RootContent } from 'hast';
import type { Language } from '#contract/language.ts';
import type { Block, Inline, MediaSource, MediaTrack, Picture } from '#contract/text.ts';
import type { Dropped } from './dropped.ts';
import type { Anchors } from './kinds/anchors.ts';
import type { Notes } from './kinds/notes.ts';

/** Language and direction that a piece of text has of its own. */
export type TextAttributes = { lang?: string; dir?: 'rtl' | 'ltr' | 'auto' };

export type Content = RootContent | ElementContent;

/** A document of ours. */
export type StoredFile = { href: string; mediaType: string; bytes: number };

/** What is needed to read a body. */
export type BodyInput = {
  language: Language;
  dropped: Dropped;
  /** The picture of ours that an address or an association of the item means; null (and warned of) when we have none; `coming` while its renditions are being made. */
  picture(source: string, association: string | null): Picture | 'coming' | null;
  /** A film or sound of ours, captions and documents of ours, by an address of the text; null when we have none. */
  recording?: (source: string) => (MediaSource & { kind: 'film' | 'sound' }) | null;
  captions?: (source: string) => Pick<MediaTrack, 'src'> | null;
  file?: (href: string) => StoredFile | null;
  /** The newsroom's `players`. */
  players?: readonly string[] | undefined;
  /** Hosts whose addresses are stories of ours: of this server, and those that it has taken over. */
  hosts?: { own: string | null; others: readonly string[] };
};

/** State while one body is read. */
export type BodyContext = BodyInput & {
  holdsBlock: WeakSet<Element>;
  /** Elements whose pictures are still being made: left out for now, and not counted as dropped. */
  coming: WeakSet<Element>;
  /** Elements of films and sounds of ours that are shown; nothing in the block has their address. */
  played: WeakSet<Element>;
  /** Superdesk marks pictures in the text by comments that name an association. */
  association: string | null;
  anchors: Anchors;
  /** Where one place has two anchors: the one that is not used, and the one it stands for. */
  aliases: Map<string, string>;
  notes: Notes;
  /** Words of the HTML that something else on the page says: the number of a note that leads back, "View this post on …". */
  said: string[];
  /** Reads the blocks inside an element. Passed along because tables and figures both use it and are used by it. */
  flow(nodes: readonly Content[], context: BodyContext, place: Place): Block[];
};

/** Where in the text a block is being read. */
export type Place = {
  own: TextAttributes;
  depth: number;
  /** Block that a line of text becomes. */
  make(content: Inline[], own: TextAttributes): Block;
  /** Marks of the inline elements around. */
  wrap(content: Inline[]): Inline[];
};

export const paragraph = (content: Inline[], own: TextAttributes): Block => ({ type: 'paragraph', content, ...own });
export const start: Place = { own: {}, depth: 0, make: paragraph, wrap: (content) => content };
/** The place of blocks inside a block of their own. */
export const inside = (place: Place): Place => ({ ...start, depth: place.depth + 1 });
