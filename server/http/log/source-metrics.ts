import { Gauge, type Registry } from 'prom-client';
import type { Database } from '../../store/database/database.ts';
import { itemsByState } from '../../store/source-items.ts';
import { allSources } from '../../store/sources.ts';

/** Gauges of the systems that the settings name, since one that was left is no trouble; returns a function that counts anew. */
export function sourceMetrics(registry: Registry, names: readonly string[]): (db: Database) => Promise<void> {
  const gauge = (name: string, help: string, more: string[] = []) =>
    new Gauge({ name, help, labelNames: ['source', ...more], registers: [registry] });
  const documents = gauge('sharit_source_documents', 'Documents of a followed system, by what became of them', [
    'state',
  ]);
  const left = gauge('sharit_source_left', 'Documents still to be read for the first time');
  const checked = gauge('sharit_source_checked_timestamp_seconds', 'When it was last asked for changes with success');
  const failing = gauge('sharit_source_failing', '1 while it cannot be followed as it should be');
  const paused = gauge('sharit_source_paused', '1 while it is paused');
  return async (db) => {
    // A state that no document is in any more would keep its last count.
    documents.reset();
    if (names.length === 0) return;
    for (const row of await allSources(db)) {
      const source = row.name;
      if (!names.includes(source)) continue;
      for (const [state, n] of Object.entries(await itemsByState(db, source))) documents.set({ source, state }, n);
      left.set({ source }, row.phase === 'first' ? Math.max(0, row.total - row.done) : 0);
      if (row.checkedAt) checked.set({ source }, Math.round(row.checkedAt.getTime() / 1000));
      failing.set({ source }, row.failure === null ? 0 : 1);
      paused.set({ source }, row.pausedBy === null ? 0 : 1);
    }
  };
}
