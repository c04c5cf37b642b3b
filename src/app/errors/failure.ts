import { data, isRouteErrorResponse } from 'react-router';
import type { Problem } from '#contract/problem.ts';
import { WireError, type WireErrorKind } from '../../wire/wire-error.ts';

/** What a page knows about its trouble, whether it was thrown in a loader, on the server or while rendering. */
export type Failure = { kind: WireErrorKind; status: number; problem: Problem | null; retryAfter: number | null };

/** For loaders: a WireError becomes an answer with the same status, which the server can send and serialize. */
export function failed(error: unknown): never {
  if (!(error instanceof WireError)) throw error;
  throw data(
    { kind: error.kind, problem: error.problem, retryAfter: error.retryAfter },
    { status: error.status || 503 },
  );
}

export function notFound(): never {
  throw data({ kind: 'not-found', problem: null }, { status: 404 });
}

/** A part of the app that could not be loaded; each browser has its own words for it. */
export function isLostPart(error: unknown): boolean {
  return error instanceof Error && /dynamically imported module|importing a module|preload CSS/iu.test(error.message);
}

export function failureOf(error: unknown): Failure {
  if (isLostPart(error)) return { kind: 'network', status: 503, problem: null, retryAfter: null };
  if (error instanceof WireError) return error;
  if (!isRouteErrorResponse(error)) return { kind: 'internal', status: 500, problem: null, retryAfter: null };
  const known = error.data as Partial<Failure> | null;
  const kind = known?.kind ?? (error.status === 404 ? 'not-found' : 'internal');
  return { kind, status: error.status, problem: known?.problem ?? null, retryAfter: known?.retryAfter ?? null };
}
