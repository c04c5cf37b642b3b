import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

const caches = ['answers', 'pages'] as const;
/** `made`: it was not cached. `stale`: the database was away. */
const outcomes = ['cached', 'made', 'stale'] as const;

/** What parts of the server count, besides requests. */
export type Meter = {
  /** By cache and by how an answer came about: plain numbers, because a cached page takes a few microseconds. */
  answers: Record<(typeof caches)[number], Record<(typeof outcomes)[number], number>>;
  rendered(seconds: number): void;
  /** Seconds from a change until open streams have it. */
  broadcast(seconds: number): void;
  /** Seconds from the moment that a version names as its own until it was stored. */
  received(seconds: number): void;
  /** Adds streams of a kind to what is open. */
  countStreams(kind: 'ticker' | 'desk', open: () => number): void;
};

const short = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];
const long = [0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800, 7200];

export function createMeter(registry: Registry): Meter {
  const registers = [registry];
  const none = () => Object.fromEntries(outcomes.map((outcome) => [outcome, 0])) as Meter['answers']['pages'];
  const answers: Meter['answers'] = { answers: none(), pages: none() };
  const counter = new Counter({
    name: 'sharit_cache_answers_total',
    help: 'Answers of the public API and pages, by whether they were cached',
    labelNames: ['cache', 'outcome'],
    registers,
    collect() {
      counter.reset();
      for (const cache of caches)
        for (const outcome of outcomes) counter.inc({ cache, outcome }, answers[cache][outcome]);
    },
  });
  const histogram = (name: string, help: string, buckets: number[]): Histogram =>
    new Histogram({ name, help, buckets, registers });
  const render = histogram(
    'sharit_render_seconds',
    'Duration of rendering a page, with the answers that it shows',
    short,
  );
  const broadcast = histogram(
    'sharit_broadcast_lag_seconds',
    'From a change until open streams of this process have it',
    short,
  );
  const intake = histogram(
    'sharit_intake_lag_seconds',
    'From the time that a pushed version names until it was stored',
    long,
  );
  const streams: { kind: string; open: () => number }[] = [];
  const open = new Gauge({
    name: 'sharit_streams_open',
    help: 'Open event streams',
    labelNames: ['kind'],
    registers,
    collect() {
      open.reset();
      for (const each of streams) open.inc({ kind: each.kind }, each.open());
    },
  });
  // Clocks of two machines differ.
  const observe = (of: Histogram) => (seconds: number) => of.observe(Math.max(0, seconds));
  return {
    answers,
    rendered: observe(render),
    broadcast: observe(broadcast),
    received: observe(intake),
    countStreams: (kind, count) => void streams.push({ kind, open: count }),
  };
}
