import type { FastifyInstance } from 'fastify';
import { Readable } from 'node:stream';
import { problemOf } from './problem.ts';

/** PostgreSQL's text can hold neither NUL nor half of a surrogate pair. */
const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed();

/** Iterative: even a small body can be nested more deeply than the stack allows. */
function containsUnstorable(root: unknown): boolean {
  const left = [root];
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value === 'string' && !isStorable(value)) return true;
    if (typeof value === 'object' && value !== null && !(value instanceof Uint8Array))
      for (const [name, entry] of Object.entries(value)) left.push(name, entry);
  }
  return false;
}

/**
 * Answers requests with text that the database would reject: 404 for such an address, 400 for such a body; a search drops
 * the characters. Raw bytes (a pushed item, a picture) are checked by their own routes.
 */
export function refuseUnstorable(app: FastifyInstance): void {
  app.addHook('preValidation', (request, _reply, done) => {
    if (!request.url.startsWith('/api/')) return done();
    const query = request.query as Record<string, unknown>;
    if (typeof query['q'] === 'string') query['q'] = query['q'].replaceAll('\0', ' ').toWellFormed();
    // A bad cursor has its own problem type.
    const { cursor: _cursor, ...rest } = query;
    if (containsUnstorable(request.params) || containsUnstorable(rest)) return done(problemOf('not-found'));
    // A body that is read as it arrives is a stream.
    const { body } = request;
    if (!(body instanceof Readable) && containsUnstorable(body))
      return done(problemOf('bad-request', 'a text contains NUL or half of a surrogate pair'));
    done();
  });
}
