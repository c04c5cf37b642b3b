import { data, isRouteErrorResponse } from 'react-router';
import type { Problem } from '#contract/problem.ts';
import { WireError, type WireErrorKind } from '../../wire/wire-error.ts';

/** What an error page needs of an error, wherever it was thrown: in a loader, on the server or while rendering. */
export type Failure = { kind: WireErrorKind; status: number; problem: Problem | null; retryAfter: number | null };

/** For loaders: rethrows a WireError as a response of the same status, which the server can serialize and send. */
export function throwAsResponse(error: unknown): never {
  if (!(error instanceof WireError)) throw error;
  throw data(
    { kind: error.kind, problem: error.problem, retryAfter: error.retryAfter },
    { status: error.status || 503 },
  );
}

export function throwNotFound(): never {
  throw data({ kind: 'not-found', problem: null }, { status: 404 });
}

/** Whether a chunk of the app could not be loaded; browsers word the message differently. */
export function isChunkLoadError(error: unknown): boolean {
  return error instanceof Error && /dynamically imported module|importing a module|preload CSS/iu.test(error.message);
}

export function failureOf(error: unknown): Failure {
  if (isChunkLoadError(error)) return { kind: 'network', status: 503, problem: null, retryAfter: null };
  if (error instanceof WireError) return error;
  if (!isRouteErrorResponse(error)) return { kind: 'internal', status: 500, problem: null, retryAfter: null };
  const thrown = error.data as Partial<Failure> | null;
  const kind = thrown?.kind ?? (error.status === 404 ? 'not-found' : 'internal');
  return { kind, status: error.status, problem: thrown?.problem ?? null, retryAfter: thrown?.retryAfter ?? null };
}
