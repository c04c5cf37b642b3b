import type { Problem, ProblemKind } from '#contract/problem.ts';

/** The problem's kind, or why there was no response at all. */
export type WireErrorKind = ProblemKind | 'network' | 'timeout';

/** The one error type of the wire. */
export class WireError extends Error {
  readonly kind: WireErrorKind;
  /** HTTP status; 0 without a response. */
  readonly status: number;
  readonly problem: Problem | null;
  /** Seconds to wait, from Retry-After; null without one. */
  readonly retryAfter: number | null;

  constructor(
    kind: WireErrorKind,
    status: number,
    problem: Problem | null = null,
    cause?: unknown,
    retryAfter: number | null = null,
  ) {
    super(problem?.title ?? kind, { cause });
    this.name = 'WireError';
    this.kind = kind;
    this.status = status;
    this.problem = problem;
    this.retryAfter = retryAfter;
  }
}

const kinds = new Map<number, ProblemKind>([
  [400, 'bad-request'],
  [401, 'unauthorized'],
  [403, 'forbidden'],
  [404, 'not-found'],
  [410, 'withdrawn'],
  [413, 'too-large'],
  [415, 'unsupported-media'],
  [422, 'invalid-item'],
  [429, 'too-many-requests'],
  [502, 'unavailable'],
  [503, 'unavailable'],
  [504, 'unavailable'],
]);

/** The kind is the last part of the problem's `type`; a proxy's response has none and is judged by its status. */
export function errorOf(status: number, problem: Problem | null, retryAfter: number | null = null): WireError {
  const named = problem?.type.split('/').pop() as ProblemKind | undefined;
  // Only the API knows that a story is gone; a 404 or 410 without a problem is a proxy's or a captive portal's.
  if (!problem && (status === 404 || status === 410)) return new WireError('unavailable', status);
  const known = named !== undefined && /^[a-z-]+$/.test(named) && named !== ('about:blank' as string);
  return new WireError(known ? named : (kinds.get(status) ?? 'internal'), status, problem, undefined, retryAfter);
}

/** Whether another try may soon succeed. A withdrawn story stays withdrawn. */
export function isRetryable(error: unknown): boolean {
  return (
    error instanceof WireError &&
    (error.status === 0 || error.status === 429 || error.status >= 500 || error.kind === 'unavailable')
  );
}
