import type { Language } from '#contract/language.ts';
import type { SubjectRef } from '#contract/story.ts';
import type { Block, Picture } from '#contract/text.ts';

export type PubStatus = 'usable' | 'withheld' | 'canceled';

/** A see-also as the item names it. Whether its target is public is decided when the story is read. */
export type ChosenLink = {
  uri: string;
  headline: string | null;
  /** Web address, for targets that were never pushed here. */
  href: string | null;
};

/** The content of one version of an item, made by intake and shown by pages and previews. */
export type PreparedStory = {
  headline: string;
  kicker: string | null;
  tickerLine: string | null;
  deck: string | null;
  /** Slug from the item; name from the newsroom file, else from the item. */
  section: { slug: string; name: string } | null;
  subjects: SubjectRef[];
  dateline: string | null;
  byline: string | null;
  sources: string[];
  copyright: string | null;
  picture: Picture | null;
  body: Block[];
  correction: string | null;
  seeAlso: ChosenLink[];
  /** uris of translations that the item names, in addition to its group. */
  translationUris: string[];
  /** Earlier uris of the story; their pages redirect here once this version is public. */
  formerUris: string[];
};

/** One version of an item, checked and turned into blocks: what intake hands to the store. */
export type PreparedItem = {
  uri: string;
  language: Language;
  version: string;
  versionCreated: Date;
  firstCreated: Date | null;
  pubStatus: PubStatus;
  urgency: number;
  embargoedUntil: Date | null;
  expires: Date | null;
  /** Translation group, else null. */
  group: string | null;
  /** Names of the assets (pictures) that the story shows; they become public with it. */
  assets: string[];
  story: PreparedStory;
  /** The complete item as pushed. */
  item: unknown;
};
