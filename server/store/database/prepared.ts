import type { Language } from '#contract/language.ts';
import type { Author, SubjectRef } from '#contract/story.ts';
import type { Block, Picture } from '#contract/text.ts';

export type PubStatus = 'usable' | 'withheld' | 'canceled';

/** A see-also as the item names it; whether its target is public is asked when it is read. */
export type ChosenLink = {
  uri: string;
  headline: string | null;
  /** Web rendition, for targets that are not here. */ href: string | null;
};

/** One story (or package) that a package holds, at its place in it. */
export type PackageEntry = {
  uri: string;
  /** Name of its place in the package (`main`, `sidebars-0`). */
  place: string;
  /** The sender's word for how it stands there (`hero`). */
  label: string | null;
  headline: string | null;
};

/** The readable part of one version of an item: what intake makes of it, and what a page or a preview shows. */
export type PreparedStory = {
  headline: string;
  kicker: string | null;
  tickerLine: string | null;
  deck: string | null;
  /** Slug as the item gives it, name from the newsroom file, else from the item. */
  section: { slug: string; name: string } | null;
  subjects: SubjectRef[];
  dateline: string | null;
  byline: string | null;
  /** Missing in what was stored before there were any. */
  authors?: Author[];
  sources: string[];
  copyright: string | null;
  picture: Picture | null;
  body: Block[];
  correction: string | null;
  seeAlso: ChosenLink[];
  /** uris of translations the item names, beside the group. */
  translationUris: string[];
  /** uris that the story had before: readers of their addresses are led here once this version is public. */
  formerUris: string[];
  /** What a package holds, in order; null (or missing, in what was stored before) of a story. A package is no story on the wire. */
  entries?: PackageEntry[] | null;
};

/** One version of an item, checked and turned into blocks: what intake hands to the store. */
export type PreparedItem = {
  uri: string;
  language: Language;
  /** Empty only of a withdrawal that names none: it is the newest. */
  version: string;
  /** Never later than its receipt. */
  versionCreated: Date;
  pubStatus: PubStatus;
  urgency: number;
  embargoedUntil: Date | null;
  expires: Date | null;
  /** Translation group, else null. */
  group: string | null;
  /** Names of the assets that the story shows (its own pictures): public only once the story is. */
  assets: string[];
  /** Names of pictures that it names and that cannot be shown yet: not sent so far, unreadable, or without renditions. */
  awaits: string[];
  story: PreparedStory;
  /** The item as pushed, whole. */
  item: unknown;
};
