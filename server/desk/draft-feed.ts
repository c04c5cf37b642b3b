import type { DeskEvent } from '#contract/desk.ts';
import { sessionsChannel } from '../store/accounts.ts';
import { watchChanges } from '../store/changes.ts';
import { draftByUri } from '../store/drafts.ts';
import { previewsChannel } from '../store/previews.ts';
import type { Store } from '../store/store.ts';

/**
 * `version`: an item has a new version, or readers got or lost one. `revoked`: a preview, or somebody's hold on it, ended before
 * its time. `signed-out`: a session did.
 */
export type DraftEvent =
  | { kind: 'version'; item: DeskEvent }
  | { kind: 'revoked'; preview: string }
  | { kind: 'signed-out'; sessionHash: string };

export type DraftFeed = {
  subscribe(onEvent: (event: DraftEvent) => void): () => void;
  /** Resolves once nothing that happens from here on is missed. */
  listening(): Promise<unknown>;
  stop(): Promise<void>;
};

/** One LISTEN per process for everybody who looks at a draft, begun with the first of them. */
export function createDraftFeed(store: Store): DraftFeed {
  const listeners = new Set<(event: DraftEvent) => void>();
  let started: Promise<(() => Promise<void>)[]> | undefined;

  const tell = (event: DraftEvent) => {
    for (const listener of listeners) listener(event);
  };
  const changed = async (uri: string) => {
    const row = await draftByUri(store.db, uri).catch(() => null);
    if (row) tell({ kind: 'version', item: { id: row.item.id, group: row.item.group } });
  };
  const start = () =>
    Promise.all([
      store.listen('drafts', (uri) => void changed(uri)),
      store.listen(previewsChannel, (preview) => tell({ kind: 'revoked', preview })),
      store.listen(sessionsChannel, (sessionHash) => tell({ kind: 'signed-out', sessionHash })),
      // An embargo that opens stores no version: it is heard of where readers hear of it.
      watchChanges(store, ({ storyId, group }) => tell({ kind: 'version', item: { id: storyId, group } })),
    ]);

  return {
    subscribe(onEvent) {
      listeners.add(onEvent);
      started ??= start();
      // A database that is away for a moment: the next one who looks tries again.
      started.catch(() => (started = undefined));
      return () => listeners.delete(onEvent);
    },
    listening: async () => started,
    async stop() {
      listeners.clear();
      const stops = await started?.catch(() => []);
      await Promise.all((stops ?? []).map((end) => end()));
    },
  };
}
