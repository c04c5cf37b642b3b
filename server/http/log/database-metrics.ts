import { Counter, Gauge, type Registry } from 'prom-client';
import type { Store } from '../../store/database/store.ts';

/** What the database has to do, as this process sees it: read at each scrape, without asking the database. */
export function databaseMetrics(registry: Registry, store: Store): void {
  const registers = [registry];
  const failures = new Counter({
    name: 'sharit_database_failures_total',
    help: 'Statements and transactions that failed',
    registers,
    collect() {
      failures.reset();
      failures.inc(store.load?.().failed ?? 0);
    },
  });
  const connections = new Gauge({
    name: 'sharit_database_connections',
    help: 'Connections of this process to PostgreSQL, and requests that wait for one',
    labelNames: ['state'],
    registers,
    collect() {
      const states = Object.entries(store.load?.().connections ?? {});
      for (const [state, count] of states) connections.set({ state }, count);
    },
  });
}
