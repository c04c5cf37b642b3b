import type { FastifyInstance } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { Problem, ProblemKind } from '#contract/problem.ts';
import { type CacheKind, cacheFor } from './cache-control.ts';
import { isUnavailable } from '../store/database/is-unavailable.ts';

const kinds: Record<ProblemKind, { status: number; title: string }> = {
  'not-found': { status: 404, title: 'There is nothing at this address.' },
  withdrawn: { status: 410, title: 'This story has been withdrawn.' },
  'bad-range': { status: 416, title: 'The range lies outside of the file.' },
  'bad-request': { status: 400, title: 'The request cannot be understood.' },
  'bad-cursor': { status: 400, title: 'This cursor is not one of ours.' },
  unauthorized: { status: 401, title: 'Not signed in, or the secret is wrong.' },
  forbidden: { status: 403, title: 'Not allowed.' },
  conflict: { status: 409, title: 'Somebody else has changed it meanwhile.' },
  'too-large': { status: 413, title: 'The request is too large.' },
  'unsupported-media': { status: 415, title: 'This kind of content is not accepted here.' },
  'invalid-item': { status: 422, title: 'The item does not fit the profile.' },
  'too-many-requests': { status: 429, title: 'Too many requests.' },
  unavailable: { status: 503, title: 'Not possible right now; please try again.' },
  internal: { status: 500, title: 'Something went wrong on our side.' },
};
/** The only problems that shared caches may hold. */
const cacheKinds: Partial<Record<ProblemKind, CacheKind>> = { 'not-found': 'notFound', withdrawn: 'withdrawn' };

/** An error that is answered as RFC 9457 `application/problem+json`. */
export class HttpProblem extends Error {
  readonly kind: ProblemKind;
  readonly problem: Problem;
  readonly statusCode: number;

  constructor(kind: ProblemKind, problem: Problem) {
    super(problem.detail ?? problem.title);
    this.kind = kind;
    this.problem = problem;
    this.statusCode = problem.status;
  }
}

/** The problem of a kind: `throw problemOf('not-found')`. `detail` is for people, `extra` adds fields such as `errors`. */
export function problemOf(kind: ProblemKind, detail?: string, extra: Partial<Problem> = {}): HttpProblem {
  const { status, title } = kinds[kind];
  return new HttpProblem(kind, { type: `/problems/${kind}`, title, status, ...(detail ? { detail } : {}), ...extra });
}

const byStatus: Record<number, ProblemKind> = {
  400: 'bad-request',
  416: 'bad-range',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  406: 'unsupported-media',
  413: 'too-large',
  415: 'unsupported-media',
  429: 'too-many-requests',
  503: 'unavailable',
};

/** `bodies[0].value` out of a JSON pointer such as `/bodies/0/value`. */
function pathOf(pointer: string): string {
  return pointer
    .split('/')
    .filter(Boolean)
    .map((step, index) => (/^\d+$/.test(step) ? `[${step}]` : `${index > 0 ? '.' : ''}${step}`))
    .join('');
}

function toProblem(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    // A malformed language or id is an address that does not exist.
    if (error.validationContext === 'params') return problemOf('not-found');
    const errors = error.validation.map(({ instancePath, message }) => ({
      path: pathOf(instancePath),
      message: message ?? '',
    }));
    return problemOf('bad-request', undefined, { errors });
  }
  if (isUnavailable(error)) return problemOf('unavailable');
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  return problemOf(byStatus[status] ?? (status >= 400 && status < 500 ? 'bad-request' : 'internal'));
}

/** Answers every error as a problem; an unexpected one is logged, and answered without details. */
export function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const { kind, problem } = toProblem(error);
    // A lost database is logged as an error once, by the store; here it is only a warning per request.
    if (isUnavailable(error)) request.log.warn(error);
    else if (problem.status >= 500 && !(error instanceof HttpProblem)) request.log.error(error);
    const current = String(reply.getHeader('cache-control') ?? '');
    // A private resource stays private, also when it is missing.
    if ((current === '' || kind in cacheKinds) && !/private|no-store/.test(current))
      cacheFor(reply, cacheKinds[kind] ?? 'none');
    if (kind === 'unavailable' && !reply.hasHeader('retry-after')) reply.header('retry-after', '5');
    return reply
      .code(problem.status)
      .type('application/problem+json; charset=utf-8')
      .serializer(JSON.stringify)
      .send(problem);
  });
  app.setNotFoundHandler(() => {
    throw problemOf('not-found');
  });
}
