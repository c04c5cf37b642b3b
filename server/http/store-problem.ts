import type { FastifyReply } from 'fastify';
import { isUnavailable } from '../store/database/is-unavailable.ts';
import { HttpProblem, problemOf } from './problem.ts';

const retryAfterSeconds = 5;

/**
 * The problem for an error of the store. Senders give up at a 4xx and retry at a 503: only errors of the data itself (SQLSTATE
 * classes 22, 23 and 54) are not retryable.
 */
export function storeProblem(error: unknown, reply: FastifyReply): Error {
  if (error instanceof HttpProblem) return error;
  // A lost database is logged as an error once, by the store; here it is only a warning per push.
  if (isUnavailable(error)) reply.log.warn(error);
  else reply.log.error(error);
  if (/^(22|23|54)[0-9A-Z]{3}$/.test(codeOf(error)))
    return problemOf('invalid-item', 'the database cannot store what was sent');
  void reply.header('retry-after', String(retryAfterSeconds));
  return problemOf('unavailable', 'what was sent could not be stored at this moment; send it again');
}

/** SQLSTATE of the innermost cause. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  return error.cause instanceof Error ? codeOf(error.cause) : 'code' in error ? String(error.code) : '';
}
