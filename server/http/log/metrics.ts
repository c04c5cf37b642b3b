import type { FastifyInstance } from 'fastify';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { positionNow } from '../../store/publishing/changes.ts';
import { storyCount } from '../../store/reading/stories.ts';
import { within } from '../../store/database/within.ts';

const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];
// Whoever watches is answered at once, whatever the database does.
const countWithin = 1000;
type Seen = { count: number; seconds: number; below: number[] };

/** Counts every answer from now on; the function it returns prints the numbers in Prometheus' text format. */
export function countRequests(app: FastifyInstance): () => Promise<string> {
  const seen = new Map<string, Seen>();
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  app.addHook('onClose', async () => {
    delay.disable();
  });
  app.addHook('onResponse', async (request, reply) => {
    // The route's pattern: addresses themselves would be endless, and tell who reads what.
    const labels = `method="${request.method}",route="${request.routeOptions.url ?? 'none'}",status="${reply.statusCode}"`;
    let line = seen.get(labels);
    if (!line) {
      line = { count: 0, seconds: 0, below: buckets.map(() => 0) };
      seen.set(labels, line);
    }
    const seconds = reply.elapsedTime / 1000;
    line.count += 1;
    line.seconds += seconds;
    for (const [index, bucket] of buckets.entries()) if (seconds <= bucket) line.below[index]! += 1;
  });

  // What the database said last, for as long as it says nothing.
  let counted = { stories: 0, position: 0 };
  const count = async () => {
    const { db } = app.store;
    const [stories, position] = await Promise.all([storyCount(db), positionNow(db)]);
    counted = { stories, position };
  };

  return async () => {
    const [up] = await Promise.all([app.store.probe(), within(countWithin, count()).catch(() => {})]);
    const { stories, position } = counted;
    const requests = [...seen].flatMap(([labels, { count, seconds, below }]) => [
      ...buckets.map((bucket, index) => `sharit_request_seconds_bucket{${labels},le="${bucket}"} ${below[index]}`),
      `sharit_request_seconds_bucket{${labels},le="+Inf"} ${count}`,
      `sharit_request_seconds_sum{${labels}} ${seconds}`,
      `sharit_request_seconds_count{${labels}} ${count}`,
    ]);
    const gauges = {
      sharit_database_up: up ? 1 : 0,
      sharit_stories: stories,
      sharit_change_position: position,
      sharit_event_loop_delay_p99_seconds: delay.percentile(99) / 1e9,
      process_resident_memory_bytes: process.memoryUsage.rss(),
      process_start_time_seconds: Math.round(Date.now() / 1000 - process.uptime()),
    };
    return [
      '# TYPE sharit_request_seconds histogram',
      ...requests,
      ...Object.entries(gauges).flatMap(([name, value]) => [`# TYPE ${name} gauge`, `${name} ${value}`]),
      '',
    ].join('\n');
  };
}
