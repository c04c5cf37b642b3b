import type { DeskEvent } from '#contract/desk.ts';
import { sessionsChannel } from '../store/desk/accounts.ts';
import { watchChanges } from '../store/publishing/changes.ts';
import { draftByUri } from '../store/desk/drafts.ts';
import { previewsChannel } from '../store/desk/previews.ts';
import type { Store } from '../store/database/store.ts';

/**
 * `version`: an item has a new version, or readers got or lost one. `revoked`: a preview, or somebody's hold on it, ended before
 * its time. `signed-out`: a session did. `gap`: something may have happened that was not heard.
 */
export type DraftEvent =
  | { kind: 'version'; item: DeskEvent }
  | { kind: 'revoked'; preview: string }
  | { kind: 'signed-out'; sessionHash: string }
  | { kind: 'gap' };

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
  const gap = () => tell({ kind: 'gap' });
  const changed = async (uri: string) => {
    try {
      const row = await draftByUri(store.db, uri);
      if (row) tell({ kind: 'version', item: { id: row.item.id, group: row.item.group } });
    } catch {
      gap();
    }
  };
  const start = () =>
    Promise.all([
      store.listen('drafts', (uri) => void changed(uri), gap),
      store.listen(previewsChannel, (preview) => tell({ kind: 'revoked', preview }), gap),
      store.listen(sessionsChannel, (sessionHash) => tell({ kind: 'signed-out', sessionHash }), gap),
      // An embargo that opens stores no version: it is heard of where readers hear of it.
      watchChanges(store, ({ storyId, group }) => tell({ kind: 'version', item: { id: storyId, group } }), gap),
    ]);

  return {
    subscribe(onEvent) {
      listeners.add(onEvent);
      started ??= start();
      started.catch(() => {
        // The next one who looks tries again, and so do those who look now when their streams are opened anew.
        started = undefined;
        gap();
      });
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
