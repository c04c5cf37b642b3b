import type { PushWarning } from '#contract/push.ts';
import type { OldTarget } from '../store/moving/old-addresses.ts';

// What every system that this server follows has to say. A new one (feeds, an export file) is a folder here and an entry in sources.ts.

/** A file elsewhere, and the name of the asset that it becomes. `address`: by which readers of the source know it; null of somebody else's. */
export type RemoteFile = { url: string; media: string; address: string | null };

/** A list of a source (a category, a tag, an author) or the page of a picture: what it is here, and its addresses there. */
export type Place = { to: OldTarget; addresses: string[] };

/** One document of a source: a story, or something that is none of ours. */
export type SourceDocument = {
  /** The source's own name for it, for ever the same. */
  key: string;
  /** Differs once the document has changed. */
  changed: string;
  /** Its place in the source's order of time. */
  dated: Date;
} & (
  | { standing: 'hidden' }
  | { standing: 'unreadable'; reason: string; /** It may be read later as it is. */ mayPass: boolean }
  | {
      standing: 'public' | 'scheduled' | 'draft';
      /** ninjs 3.1, without version and `versionCreated`. */
      item: Record<string, unknown> & { uri: string; language: string };
      /** When readers got it first, and when it was changed last. */
      published: Date;
      modified: Date;
      files: RemoteFile[];
      /** Addresses of its page there. */
      addresses: string[];
      /** Where its page answers, too, unless another one has that address. */
      otherAddresses: string[];
      /** Lists that it is on, and pages of its pictures. */
      places: Place[];
      /** What the source has and did not show this time: the newest version here keeps its own. */
      withheld: ('people' | 'leadPicture')[];
      /** What the reading of it lost, beside what intake will say. */
      dropped: Record<string, number>;
      warnings: PushWarning[];
    }
);

/** What is here when a document is, without its content. */
export type Listed = Pick<SourceDocument, 'key' | 'changed'>;

export type FirstPage = {
  documents: SourceDocument[];
  /** Where to go on; null after the last one. */
  cursor: unknown;
  total: number;
};

/** A source that answers. Everything rejects with a SourceError where it does not. */
export type OpenSource = {
  /** What of its documents it shows to us. Others may be there all the same: that they are missing says nothing. */
  shows: readonly ('public' | 'scheduled' | 'draft')[];
  /** Why it does not show all that the settings ask for, or that it showed before; null when it does. */
  readonly trouble: string | null;
  /** The name of another source that was the same system under another address. */
  continues: string | null;
  /** Everything, newest first, from a cursor or the beginning. */
  first(cursor: unknown): Promise<FirstPage>;
  /** What was changed since a position, page by page, oldest change first. */
  changes(position: string | null): AsyncIterable<{ documents: SourceDocument[]; position: string }>;
  /** The newest keys; `since`: none that is newer than this is missing. */
  newest(): Promise<{ listed: Listed[]; since: Date }>;
  /** All keys, page by page. */
  listing(cursor: unknown): Promise<{ listed: Listed[]; cursor: unknown }>;
  /** These documents, as far as they are there. */
  documents(keys: string[]): Promise<SourceDocument[]>;
  /** What readers of the source get of one document; `unknown` where that cannot be told for certain. */
  standing(
    key: string,
    /** It was to be public by now: who is a stranger to the source can tell that it is not. */
    due?: boolean,
  ): Promise<Standing>;
};

export type Standing = 'public' | 'scheduled' | 'gone' | 'unknown';

/** Some of what was taken from a source; if that is nothing, from the others, too. */
export type TakenBefore = ReadonlyMap<string, readonly { key: string; uri: string; changed: string }[]>;

/** What a source has to know again after a restart; null in the beginning. */
export type SourceMemory = { recall(): Promise<unknown>; remember(value: unknown): Promise<void> };

export type Source = {
  name: string;
  /** Differs once the same documents would be read in another way. */
  settings: string;
  open(signal: AbortSignal, before: TakenBefore, memory: SourceMemory): Promise<OpenSource>;
};

/** A source that cannot be asked now; the message is a sentence for the desk. `seconds`: how long it asks to be left alone. */
export class SourceError extends Error {
  readonly seconds: number;

  constructor(message: string, { seconds = 0 } = {}) {
    super(message);
    this.seconds = seconds;
  }
}
