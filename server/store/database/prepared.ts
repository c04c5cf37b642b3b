import type { Language } from '#contract/language.ts';
import type { Author, SubjectRef } from '#contract/story.ts';
import type { Block, Picture } from '#contract/text.ts';

export type PubStatus = 'usable' | 'withheld' | 'canceled';

/** A see-also as the item names it. Whether its target is public is decided when the story is read. */
export type ChosenLink = {
  uri: string;
  headline: string | null;
  /** Web address, for targets that were never pushed here. */
  href: string | null;
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
  /** Missing in what was stored before there were any. */
  authors?: Author[];
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
  /** Names of what it is about, and the uri of its event; missing in what was stored before there were any. */
  about?: { event: string | null; people: string[]; places: string[] };
  /** A page of the newsroom itself (about, contact): on no list, linked from the footer. */
  page?: boolean;
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
  /** Names of the assets (pictures) that the story shows; they become public with it. */
  assets: string[];
  /** Names of pictures that it names and that cannot be shown yet: not sent so far, unreadable, or without renditions. */
  awaits: string[];
  /** Addresses elsewhere of pictures that it shows once they are here. */
  fetches: string[];
  story: PreparedStory;
  /** The complete item as pushed. */
  item: unknown;
};
