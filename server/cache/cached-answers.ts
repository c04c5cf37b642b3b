import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '#contract/language.ts';
import { type Encoding, encodingOf } from './compressed.ts';
import { storyIdsIn } from './story-ids-in.ts';
import { createGenerationCache, type Touchable } from './generation-cache.ts';
import { staleHeaders } from './stale-headers.ts';
import { deliverPendingChanges, watchChanges } from '../store/publishing/changes.ts';
import { isUnavailable } from '../store/database/is-unavailable.ts';
import { type CacheKind, cacheHeaders } from '../http/cache-control.ts';

/** What a route has read, and what it says of it. */
export type Read<Answer> = {
  answer: Answer;
  kind: CacheKind;
  /** What a CDN purges it by. */
  keys: Iterable<string>;
  list: boolean;
  /** Translation group of an article. */
  group?: string | null;
  /** Not what anybody can ask for without end: it would push out what many ask for. */
  keep?: boolean;
};

/** An answer of the public API in memory: validated by its route's contract, written out, ready to be sent. */
export type CachedAnswer = Touchable & {
  /** When the first of its stories stops breaking: it then says something else without any change. */
  until: number;
  headers: Record<string, string>;
  body: Buffer;
  compressed: Map<Encoding, Promise<Buffer>>;
  /** The database could not be asked whether it still holds. */
  stale?: true;
  /** The same as data, frozen: many readers share it. */
  value(): unknown;
};

const maxBytes = 32 * 1024 * 1024;
// The line that @fastify/compress draws for everything else.
const worthCompressing = 1024;
const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

export type CachedAnswers = Awaited<ReturnType<typeof createAnswerCache>>;

/**
 * Public JSON is made once and sent until a change touches it. Every request first waits until all changes committed before
 * it have been told, by whichever process they were made: nobody gets a text that was corrected before he asked.
 */
export async function createAnswerCache(app: FastifyInstance) {
  const now = (): number => app.readContext().now.getTime();
  // As text, as data and compressed.
  const kept = createGenerationCache<CachedAnswer>({ now, maxBytes, weight: ({ body }) => body.length * 3 });
  const reading = new Map<string, { mark: number; made: Promise<CachedAnswer> }>();
  app.addHook('onClose', await watchChanges(app.store, kept.changed, kept.forget));
  const withdrawals = [kept.withdraw];

  /** What is kept, marked as stale, when the database is away; else the error itself. */
  function stale(key: string, error: unknown): CachedAnswer {
    const known = isUnavailable(error) ? kept.getStale(key) : undefined;
    if (!known) throw error;
    return { ...known, stale: true, headers: { ...known.headers, ...staleHeaders(now() - known.madeAt) } };
  }

  async function find(key: string): Promise<CachedAnswer | undefined> {
    try {
      await deliverPendingChanges(app.store);
    } catch (error) {
      return stale(key, error);
    }
    const known = kept.get(key);
    return known && now() < known.until ? known : undefined;
  }

  function make(key: string, language: Language, reply: FastifyReply, read: () => Promise<Read<unknown>>) {
    const mark = kept.mark();
    const begin = async (): Promise<CachedAnswer> => {
      const madeAt = now();
      const { answer, kind, keys, list, group = null, keep = true } = await read();
      const text = reply.serialize(answer) as string;
      const made = { ...written(text, cacheHeaders(kind, keys)), madeAt, language, list, group };
      if (keep) kept.keep(key, made, mark);
      return made;
    };
    // Many who ask for the same at once are one reading, as long as nothing has changed since it began.
    const shared = reading.get(key);
    // What went wrong may be told in the reply of one alone: everybody else finds out for himself, unless that took the
    // database's whole deadline.
    if (shared?.mark === mark)
      return shared.made.catch((error: unknown) => {
        if (isUnavailable(error)) throw error;
        return begin();
      });
    const made = begin().finally(() => reading.get(key)?.made === made && reading.delete(key));
    reading.set(key, { mark, made });
    return made;
  }

  return {
    find,
    /** Answers with what is kept under a key, else with what `read` finds; what `read` throws is the answer, too. */
    async send<Answer>(
      request: FastifyRequest,
      reply: FastifyReply,
      { key, language, read }: { key: string; language: Language; read: () => Promise<Read<Answer>> },
    ): Promise<FastifyReply> {
      const { headers, body, compressed } =
        (await find(key)) ?? (await make(key, language, reply, read).catch((error: unknown) => stale(key, error)));
      reply.headers(headers);
      const { 'if-none-match': known, 'accept-encoding': accepted = '' } = request.headers;
      if (known?.split(',').some((tag) => tag.trim() === headers.etag || tag.trim() === '*'))
        return reply.code(304).send();
      const encoding = body.length < worthCompressing ? null : encodingOf(accepted);
      if (!encoding) return reply.send(body);
      let bytes = compressed.get(encoding);
      if (!bytes) {
        bytes = pressed(body, encoding);
        compressed.set(encoding, bytes);
        // Whoever waits for it is told; the next one tries again.
        bytes.catch(() => compressed.delete(encoding));
      }
      return reply.header('content-encoding', encoding).send(await bytes);
    },
    /** Translation group of an article that is kept. */
    groupOf: (key: string): string | null | undefined => kept.get(key)?.group,
    /** When an answer that is kept was read. */
    madeAt: (key: string): number | undefined => kept.getStale(key)?.madeAt,
    /** Nothing that names this story is served any more, though its withdrawal could not be stored yet. */
    withdraw: (storyId: string) => withdrawals.forEach((withdraw) => withdraw(storyId)),
    onWithdraw: (withdraw: (storyId: string) => void) => void withdrawals.push(withdraw),
    clear: kept.clear,
  };
}

type Written = Pick<CachedAnswer, 'names' | 'until' | 'headers' | 'body' | 'compressed' | 'value'>;

function written(text: string, headers: Record<string, string>): Written {
  const body = Buffer.from(text);
  let value: unknown;
  return {
    names: storyIdsIn(text),
    until: Math.min(...Array.from(text.matchAll(/"breakingUntil":"([^"]+)"/gu), ([, moment]) => Date.parse(moment!))),
    headers: {
      ...headers,
      'content-type': 'application/json; charset=utf-8',
      etag: `W/"${createHash('sha1').update(body).digest('base64')}"`,
      vary: 'accept-encoding',
    },
    body,
    compressed: new Map(),
    value: () => (value ??= frozen(JSON.parse(text))),
  };
}

function pressed(body: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'gzip') return zip(body);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_SIZE_HINT]: body.length };
  return brotli(body, { params });
}

function frozen(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  Object.values(value).forEach(frozen);
  return Object.freeze(value);
}
