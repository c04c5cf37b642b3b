import type { Store } from '../store/database/store.ts';
import type { SourceRow } from '../store/sources.ts';
import type { OpenSource, Source, SourceDocument } from './source.ts';
import type { Suspicion } from './withdraw-missing.ts';

/** What the rounds of a source share. */
export type Round = {
  store: Store;
  source: Source;
  open: OpenSource;
  row: SourceRow;
  now: () => Date;
  stopped: () => boolean;
  /** Takes documents in, one after the other; resolves to how many it came to. */
  take(documents: readonly SourceDocument[]): Promise<number>;
  /** Withdraws what readers of the source do not get any more. */
  withdraw(suspects: ReadonlyMap<string, Suspicion>): Promise<void>;
};

/** The round ends here, and nothing is wrong. */
export class Stop extends Error {}
