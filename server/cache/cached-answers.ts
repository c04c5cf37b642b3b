import type { ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '#contract/language.ts';
import { type CacheKind, cacheHeaders } from '../http/cache-control.ts';
import { encodingOf, worthCompressing } from '../http/compression/compress-bytes.ts';
import { matchesTag, weakTag } from '../http/caching/entity-tag.ts';
import { isUnavailable } from '../store/database/is-unavailable.ts';
import { deliverPendingChanges } from '../store/publishing/changes.ts';
import { type Compressible, compressed, compressible } from './compressible.ts';
import { type CacheEntry, createGenerationCache } from './generation-cache.ts';
import { createSingleFlight } from './single-flight.ts';
import { staleHeaders } from './stale-headers.ts';
import { storyIdsIn } from './story-ids-in.ts';

/** What a route has read from the store, and how it may be cached. */
export type LoadedAnswer<Answer> = {
  answer: Answer;
  kind: CacheKind;
  /** For Surrogate-Key: what a CDN purges it by. */
  keys: Iterable<string>;
  list: boolean;
  /** Translation group of an article. */
  group?: string | null;
  /** False for answers of which there is no end (cursors, made-up subjects): they would push out what many request. */
  cacheable?: boolean;
};

/** An answer of the public API in memory: validated by its route's contract and serialized. */
export type CachedAnswer = CacheEntry & {
  kind: CacheKind;
  /** When the first of its stories stops being breaking, in milliseconds since 1970: it then changes by itself. */
  expiresAt: number;
  headers: Record<string, string>;
  body: Compressible;
  /** The database was away: whether it is still right could not be checked. */
  stale?: true;
  /** The same as data, frozen: many readers share it. */
  value(): unknown;
};

const maxBytes = 32 * 1024 * 1024;
const levels = { br: 6, gzip: 6 };

export type CachedAnswers = ReturnType<typeof createAnswerCache>;

/**
 * Public JSON is made once and sent until a change affects it. Every request first waits until all changes committed before
 * it are delivered, whichever process made them: no reader gets a text that was corrected before their request.
 */
export function createAnswerCache(app: FastifyInstance) {
  const { invalidation } = app;
  const counts = app.meter.answers.answers;
  const now = (): number => app.readContext().now.getTime();
  const cache = createGenerationCache<CachedAnswer>({
    invalidation,
    now,
    maxBytes,
    // As text, as data and compressed.
    weight: ({ body }) => body.plain.length * 3,
  });
  const singleFlight = createSingleFlight<CachedAnswer>(invalidation.generation);
  const sent = new WeakMap<ServerResponse, CachedAnswer>();

  /** While the database is away, the cached answer, marked as stale. Throws `error` when there is none, or for any other error. */
  function stale(key: string, error: unknown): CachedAnswer {
    const cached = isUnavailable(error) ? cache.getStale(key) : undefined;
    if (!cached) throw error;
    counts.stale += 1;
    return { ...cached, stale: true, headers: { ...cached.headers, ...staleHeaders(now() - cached.madeAt) } };
  }

  async function find(key: string, get = cache.get): Promise<CachedAnswer | undefined> {
    try {
      await deliverPendingChanges(app.store);
    } catch (error) {
      return stale(key, error);
    }
    const cached = get(key);
    if (!cached || now() >= cached.expiresAt) return undefined;
    counts.cached += 1;
    return cached;
  }

  function load(key: string, language: Language, reply: FastifyReply, read: () => Promise<LoadedAnswer<unknown>>) {
    const run = async (generation: number): Promise<CachedAnswer> => {
      const madeAt = now();
      const { answer, kind, keys, list, group = null, cacheable = true } = await read();
      counts.made += 1;
      const text = reply.serialize(answer) as string;
      const made = { ...serialized(text, cacheHeaders(kind, keys)), kind, madeAt, language, list, group };
      if (cacheable) cache.set(key, made, generation);
      return made;
    };
    const { result, joined } = singleFlight(key, run);
    if (!joined) return result;
    // An error belongs to the reply of the request that ran into it: the others try for themselves, unless that took the
    // database's whole deadline.
    const current = invalidation.generation();
    return result.catch((error: unknown) => {
      if (isUnavailable(error)) throw error;
      return run(current);
    });
  }

  return {
    /** The cached answer, once all changes so far are delivered. Rejects when the database is away and none is cached. */
    find: (key: string) => find(key),
    /** Sends the cached answer, else what `read` returns; rejects with what `read` throws. One that is due is sent, and made again, unless the request says `Cache-Control: no-cache`. */
    async send<Answer>(
      request: FastifyRequest,
      reply: FastifyReply,
      { key, language, read }: { key: string; language: Language; read: () => Promise<LoadedAnswer<Answer>> },
    ): Promise<FastifyReply> {
      const made = () => load(key, language, reply, read);
      const cached = (await find(key)) ?? (mustBeNew(request) ? undefined : await find(key, cache.getDue));
      if (cached && cached !== cache.get(key) && !cached.stale)
        made().catch((error: unknown) => request.log.warn(error));
      const answer = cached ?? (await made().catch((error: unknown) => stale(key, error)));
      sent.set(reply.raw, answer);
      const { headers, body } = answer;
      reply.headers(headers);
      if (matchesTag(request.headers['if-none-match'], headers['etag']!)) return reply.code(304).send();
      const encoding = body.plain.length < worthCompressing ? null : encodingOf(request.headers['accept-encoding']);
      if (!encoding) return reply.send(body.plain);
      return reply.header('content-encoding', encoding).send(await compressed(body, encoding, levels));
    },
    /** The answer that a response inside this process was made from; undefined when it was none of the cache's. */
    sentWith: (response: ServerResponse): CachedAnswer | undefined => sent.get(response),
    clear: cache.clear,
  };
}

const mustBeNew = ({ headers }: FastifyRequest): boolean => headers['cache-control'] === 'no-cache';

type Serialized = Pick<CachedAnswer, 'storyIds' | 'expiresAt' | 'headers' | 'body' | 'value'>;

function serialized(text: string, headers: Record<string, string>): Serialized {
  const plain = Buffer.from(text);
  let value: unknown;
  return {
    storyIds: storyIdsIn(text),
    expiresAt: Math.min(...Array.from(text.matchAll(/"breakingUntil":"([^"]+)"/gu), ([, time]) => Date.parse(time!))),
    headers: {
      ...headers,
      'content-type': 'application/json; charset=utf-8',
      etag: weakTag(plain),
      vary: 'accept-encoding',
    },
    body: compressible(plain),
    value: () => (value ??= frozen(JSON.parse(text))),
  };
}

function frozen(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  Object.values(value).forEach(frozen);
  return Object.freeze(value);
}
