import type { DeskFrontEvent } from '#contract/curation.ts';
import type { DeskEvent } from '#contract/desk.ts';
import { sessionsChannel } from '../store/desk/accounts.ts';
import { watchChanges } from '../store/publishing/changes.ts';
import { frontsChannel, readFrontEvent } from '../store/curation/front-events.ts';
import { draftByUri } from '../store/desk/drafts.ts';
import { previewsChannel } from '../store/desk/previews.ts';
import type { Store } from '../store/database/store.ts';

/**
 * `version`: an item has a new version, or one became public or stopped being public. `revoked`: a preview was revoked, or one
 * of its holders left. `signed-out`: a session has ended. `gap`: notifications may have been missed.
 */
export type DraftEvent =
  | { kind: 'version'; item: DeskEvent }
  | { kind: 'front'; front: DeskFrontEvent }
  | { kind: 'revoked'; preview: string }
  | { kind: 'signed-out'; sessionHash: string }
  | { kind: 'gap' };

export type DraftFeed = {
  subscribe(onEvent: (event: DraftEvent) => void): () => void;
  /** Resolves once no later event can be missed. */
  listening(): Promise<unknown>;
  stop(): Promise<void>;
};

/** One LISTEN per channel and process for all streams about drafts, started with the first subscriber. */
export function createDraftFeed(store: Store): DraftFeed {
  const listeners = new Set<(event: DraftEvent) => void>();
  let started: Promise<(() => Promise<void>)[]> | undefined;

  const notify = (event: DraftEvent) => {
    for (const listener of listeners) listener(event);
  };
  const gap = () => notify({ kind: 'gap' });
  const changed = async (uri: string) => {
    try {
      const row = await draftByUri(store.db, uri);
      if (row) notify({ kind: 'version', item: { id: row.item.id, group: row.item.group } });
    } catch {
      gap();
    }
  };
  const start = () =>
    Promise.all([
      store.listen('drafts', (uri) => void changed(uri), gap),
      store.listen(previewsChannel, (preview) => notify({ kind: 'revoked', preview }), gap),
      store.listen(sessionsChannel, (sessionHash) => notify({ kind: 'signed-out', sessionHash }), gap),
      store.listen(frontsChannel, (payload) => notify({ kind: 'front', front: readFrontEvent(payload) }), gap),
      // The end of an embargo stores no version: it is announced only as a change for readers.
      watchChanges(
        store,
        ({ kind, storyId, language, group }) =>
          notify(
            kind === 'front' || kind === 'ticker'
              ? { kind: 'front', front: { language, about: kind } }
              : { kind: 'version', item: { id: storyId, group } },
          ),
        gap,
      ),
    ]);

  return {
    subscribe(onEvent) {
      listeners.add(onEvent);
      started ??= start();
      started.catch(() => {
        // The next subscriber tries again, and so do the current ones, since a gap makes them reconnect.
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
