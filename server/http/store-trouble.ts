import type { FastifyReply } from 'fastify';
import { isUnavailable } from '../store/database/is-unavailable.ts';
import { HttpProblem, problemOf } from './problem.ts';

const retryAfterSeconds = 5;

/**
 * What the store could not do. Senders give up at any 4xx and try again at a 503: what is wrong with the data itself
 * (SQLSTATE classes 22, 23 and 54) will not pass, everything else may.
 */
export function storeProblem(error: unknown, reply: FastifyReply): Error {
  if (error instanceof HttpProblem) return error;
  // A database that goes away is logged once, not for everything that is pushed meanwhile.
  if (isUnavailable(error)) reply.log.warn(error);
  else reply.log.error(error);
  if (/^(22|23|54)[0-9A-Z]{3}$/.test(codeOf(error)))
    return problemOf('invalid-item', 'the database cannot hold what was sent');
  void reply.header('retry-after', String(retryAfterSeconds));
  return problemOf('unavailable', 'what was sent could not be kept at this moment; send it again');
}

/** The SQLSTATE of what the database said, below what was thrown because of it. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  return error.cause instanceof Error ? codeOf(error.cause) : 'code' in error ? String(error.code) : '';
}
