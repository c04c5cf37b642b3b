import type { Element, ElementContent, RootContent } from 'hast';
import type { Language } from '#contract/language.ts';
import type { Block, Inline, Picture } from '#contract/text.ts';
import type { Dropped } from './dropped.ts';

/** Language and direction that a piece of text has of its own. */
export type TextAttributes = { lang?: string; dir?: 'rtl' | 'ltr' | 'auto' };

export type Content = RootContent | ElementContent;

/** What the reading of one body keeps in mind. */
export type BodyContext = {
  language: Language;
  dropped: Dropped;
  holdsBlock: WeakSet<Element>;
  /** The picture of ours that an address or an association of the item means; null (and warned of) when we have none; `coming` while its renditions are being made. */
  picture(source: string, association: string | null): Picture | 'coming' | null;
  /** Elements whose pictures are coming: they are left out for now, and not counted as dropped. */
  coming: WeakSet<Element>;
  /** Superdesk marks pictures in the text by comments that name an association. */
  association: string | null;
  /** Blocks of what lies inside; here, because tables and figures are read by it and read by themselves. */
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
