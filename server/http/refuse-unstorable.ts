import type { FastifyInstance } from 'fastify';
import { problemOf } from './problem.ts';

/** PostgreSQL's text has no NUL, and half of a surrogate pair is no character: nothing is stored under such a name. */
const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed();

/** Without recursion: a small body can be nested more deeply than the stack is. */
function holdsUnstorable(whole: unknown): boolean {
  const left = [whole];
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value === 'string' && !isStorable(value)) return true;
    if (typeof value === 'object' && value !== null && !(value instanceof Uint8Array))
      for (const [name, entry] of Object.entries(value)) left.push(name, entry);
  }
  return false;
}

/**
 * What the database would refuse to be asked for is answered before it is asked: nothing is at such an address, nothing is
 * found by such a word, and a body that holds it is wrong. Bytes (a pushed item, a picture) are looked at by who reads them.
 */
export function refuseUnstorable(app: FastifyInstance): void {
  app.addHook('preValidation', (request, _reply, done) => {
    if (!request.url.startsWith('/api/')) return done();
    const query = request.query as Record<string, unknown>;
    if (typeof query['q'] === 'string') query['q'] = query['q'].replaceAll('\0', ' ').toWellFormed();
    // Cursors are ours, and refused as such.
    const { cursor: _cursor, ...asked } = query;
    if (holdsUnstorable(request.params) || holdsUnstorable(asked)) return done(problemOf('not-found'));
    if (holdsUnstorable(request.body)) return done(problemOf('bad-request', 'a text holds what is no character'));
    done();
  });
}
