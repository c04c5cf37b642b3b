import type { Problem } from '#contract/problem.ts';
import { anySignal } from './any-signal.ts';
import { syncClock } from '../runtime/clock.ts';
import { patience } from './in-time.ts';
import { errorOf, WireError } from './wire-error.ts';

export type Fetch = (input: string, init?: RequestInit) => Promise<Response>;

/** The only place that asks the network: one request, one typed value or one WireError. */
export async function request<T>(fetch: Fetch, url: string, init: RequestInit = {}): Promise<T> {
  const timeout = AbortSignal.timeout(patience);
  const signal = init.signal ? anySignal(init.signal, timeout) : timeout;
  let answer: Response;
  try {
    answer = await fetch(url, { ...init, signal, headers: { accept: 'application/json', ...init.headers } });
    syncClock(answer);
    if (answer.ok) return (answer.status === 204 ? undefined : await objectIn(answer)) as T;
  } catch (cause) {
    // A query that was left behind aborts: the query client must see that as it is.
    if (init.signal?.aborted) throw cause;
    throw new WireError(timeout.aborted ? 'timeout' : 'network', 0, null, cause);
  }
  throw errorOf(answer.status, await problemIn(answer), secondsIn(answer));
}

/** As seconds; a date would need a clock that is right. */
function secondsIn({ headers }: Response): number | null {
  const value = headers.get('retry-after') ?? '';
  return /^\d{1,6}$/.test(value) ? Number(value) : null;
}

/** What is no JSON object comes from somebody else: the login page of a hotel's network, an error of a proxy. */
async function objectIn(answer: Response): Promise<object> {
  const value: unknown = await answer.json();
  if (typeof value !== 'object' || value === null) throw new TypeError('Not an answer of the API');
  return value;
}

async function problemIn(answer: Response): Promise<Problem | null> {
  try {
    const body = (await answer.json()) as Partial<Problem> | null;
    return body && typeof body.type === 'string' ? (body as Problem) : null;
  } catch {
    return null;
  }
}
