import type { FastifyInstance } from 'fastify';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import { purgeLags } from '../../store/purging/purge-positions.ts';
import { positionNow } from '../../store/publishing/changes.ts';
import { renditionQueue } from '../../store/rendition-jobs.ts';
import { embargoLag, expiryLag } from '../../store/publishing/clock.ts';
import { publicCount } from '../../store/reading/addresses.ts';
import { indexedShare } from '../../store/searching/indexer.ts';
import { alertMetrics } from './alert-metrics.ts';
import { isInner } from './inner-requests.ts';
import { paced } from './paced.ts';
import { databaseMetrics } from './database-metrics.ts';
import { sourceMetrics } from './source-metrics.ts';
import { vitalsMetrics } from './vitals-metrics.ts';
import { within } from '../../store/database/within.ts';

const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];
/** Milliseconds. Scrapes are answered in time, whatever the database does. */
const countTimeout = 1000;

export type Metrics = {
  /** In Prometheus' text format. */
  print(): Promise<string>;
  /** Counts an answer that was given without a route. */
  observe(labels: { method: string; route: string; status: number }, seconds: number): void;
};

/** Counts every answer from now on. */
export function countRequests(
  app: FastifyInstance,
  registry: Registry,
  followed: { caches: readonly string[]; sources: readonly string[] },
): Metrics {
  const ofRequests = (name: string, help: string): Histogram<'method' | 'route' | 'status'> =>
    new Histogram({ name, help, labelNames: ['method', 'route', 'status'], buckets, registers: [registry] });
  const requests = ofRequests('sharit_request_seconds', 'Duration of requests, by the pattern of their route');
  // A counter that first appears with a value has not increased for Prometheus: the first refused pushes would not be noticed.
  for (const route of ['/api/v1/push', '/api/v1/push/assets'])
    for (const status of ['401', '503']) requests.zero({ method: 'POST', route, status });
  const inner = ofRequests(
    'sharit_inner_request_seconds',
    'Duration of requests that a page makes inside this process for what it shows',
  );
  const unanswered = new Counter({
    name: 'sharit_searches_without_answer_total',
    help: 'Searches that found nothing; their words are not kept',
    labelNames: ['language'],
    registers: [registry],
  });
  app.decorate('searches', { withoutAnswer: (language) => unanswered.inc({ language }) });
  app.decorate('vitals', { observe: vitalsMetrics(registry) });
  const gauge = (name: string, help: string): Gauge => new Gauge({ name, help, registers: [registry] });
  const databaseUp = gauge('sharit_database_up', '1 while the database answers, else 0');
  const stories = gauge('sharit_stories', 'Public stories');
  const position = gauge('sharit_change_position', 'Id of the last change');
  const waiting = gauge('sharit_renditions_waiting', 'Pictures whose renditions are still to be made');
  const lag = gauge('sharit_renditions_lag_seconds', 'Age of the oldest picture whose renditions are still to be made');
  const indexed = gauge(
    'sharit_search_indexed_ratio',
    'Share of the stories that search has looked at since its keys changed: 1 when done',
  );
  databaseMetrics(registry, app.store);
  const embargo = gauge('sharit_embargo_lag_seconds', 'Age of the oldest embargo that is over and was not opened');
  const expiry = gauge(
    'sharit_expiry_lag_seconds',
    'Age of the oldest expiry that is over, of a story that is still listed',
  );
  const countSources = sourceMetrics(registry, followed.sources);
  const alerts = alertMetrics(registry);
  app.decorate('alerts', { delivered: alerts.delivered });
  const ofTarget = (name: string, help: string): Gauge<'target'> =>
    new Gauge({ name, help, labelNames: ['target'], registers: [registry] });
  const purgeLag = ofTarget('sharit_purge_lag_seconds', 'Age of the oldest change that a cache has not acknowledged');
  const purgeFailures = ofTarget(
    'sharit_purge_failures',
    'Failed purges of a cache since the last that it acknowledged',
  );
  const loopDelay = gauge('sharit_event_loop_delay_p99_seconds', '99th percentile of the event loop delay');
  const memory = gauge('process_resident_memory_bytes', 'Resident memory size');
  gauge('process_start_time_seconds', 'Start of the process, in seconds since 1970').set(
    Math.round(Date.now() / 1000 - process.uptime()),
  );

  const processor = new Counter({
    name: 'process_cpu_seconds_total',
    help: 'Total user and system CPU time spent in seconds',
    registers: [registry],
    collect() {
      const { user, system } = process.cpuUsage();
      processor.reset();
      processor.inc((user + system) / 1e6);
    },
  });

  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  app.addHook('onClose', async () => {
    delay.disable();
  });
  app.addHook('onResponse', (request, reply, done) => {
    // The route's pattern: addresses would be endless labels, and reveal who reads what.
    const route = request.routeOptions.url ?? 'none';
    const observed = isInner(request) ? inner : requests;
    observed.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
    done();
  });

  stories.set(0);
  position.set(0);
  const countedStories = paced(publicCount);
  const countStories = async (): Promise<void> => {
    const { db } = app.store;
    const { now } = app.readContext();
    const [count, seq, queue, share, purges, late, lateExpiry] = await Promise.all([
      countedStories(db),
      positionNow(db),
      renditionQueue(db),
      indexedShare(db),
      purgeLags(db, followed.caches),
      embargoLag(db, now),
      expiryLag(db, now),
    ]);
    embargo.set(late);
    expiry.set(lateExpiry);
    await Promise.all([countSources(db), alerts.count(db)]);
    // Of a cache whose row was deleted, too.
    purgeLag.reset();
    purgeFailures.reset();
    for (const { target, lag: seconds, failures } of purges) {
      purgeLag.set({ target }, seconds);
      purgeFailures.set({ target }, failures);
    }
    indexed.set(share);
    stories.set(count);
    position.set(seq);
    waiting.set(queue.length);
    lag.set(queue.lag);
  };

  const print = async (): Promise<string> => {
    // While the database is down, its last numbers stay.
    const [up] = await Promise.all([app.store.probe(), within(countTimeout, countStories()).catch(() => {})]);
    databaseUp.set(up ? 1 : 0);
    loopDelay.set(delay.percentile(99) / 1e9);
    memory.set(process.memoryUsage.rss());
    return registry.metrics();
  };
  return { print, observe: (labels, seconds) => requests.observe(labels, seconds) };
}
