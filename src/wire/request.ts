import type { Problem } from '#contract/problem.ts';
import { anySignal } from './any-signal.ts';
import { syncClock } from '../runtime/clock.ts';
import { requestTimeout } from './with-timeout.ts';
import { errorOf, WireError } from './wire-error.ts';

export type Fetch = (input: string, init?: RequestInit) => Promise<Response>;

/** One request of the API. Returns its answer, or throws a WireError. */
export async function request<T>(fetch: Fetch, url: string, init: RequestInit = {}): Promise<T> {
  const timeout = AbortSignal.timeout(requestTimeout);
  const signal = init.signal ? anySignal(init.signal, timeout) : timeout;
  let response: Response;
  try {
    response = await fetch(url, { ...init, signal, headers: { accept: 'application/json', ...init.headers } });
    syncClock(response);
    if (response.ok) return (response.status === 204 ? undefined : await objectIn(response)) as T;
  } catch (cause) {
    // An abort by the query client is not an error.
    if (init.signal?.aborted) throw cause;
    throw new WireError(timeout.aborted ? 'timeout' : 'network', 0, null, cause);
  }
  throw errorOf(response.status, await problemIn(response), secondsIn(response));
}

/** Retry-After in seconds; a date is ignored, as the device's clock may be wrong. */
function secondsIn({ headers }: Response): number | null {
  const value = headers.get('retry-after') ?? '';
  return /^\d{1,6}$/.test(value) ? Number(value) : null;
}

/** Rejects anything but a JSON object, which comes from a captive portal or a proxy. */
async function objectIn(response: Response): Promise<object> {
  const value: unknown = await response.json();
  if (typeof value !== 'object' || value === null) throw new TypeError('Not an answer of the API');
  return value;
}

async function problemIn(response: Response): Promise<Problem | null> {
  try {
    const body = (await response.json()) as Partial<Problem> | null;
    return body && typeof body.type === 'string' ? (body as Problem) : null;
  } catch {
    return null;
  }
}
