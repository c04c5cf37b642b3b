import type { FastifyInstance } from 'fastify';
import { problemOf } from '../http/problem.ts';
import { isUnavailable } from '../store/database/is-unavailable.ts';

export type ApiFetch = (input: string) => Promise<Response>;

/**
 * The network of one reader, inside this process, and under their address, so that limits are theirs and nobody else's: what the
 * API's own routes have answered and keep, else asks them, without a socket.
 */
export function apiFetch(app: FastifyInstance, address: string, onStale: () => void = () => {}): ApiFetch {
  async function ask(url: string, follow: boolean): Promise<Response> {
    const kept = await app.answers.find(url).catch((error: unknown) => {
      if (isUnavailable(error)) return null;
      throw error;
    });
    // Asking the route would take the database's deadline once more.
    if (kept === null) return response(503, async () => problemOf('unavailable').problem, {});
    if (kept?.stale) onStale();
    if (kept) return response(200, async () => kept.value(), {});
    const { statusCode, headers, payload } = await app.inject({
      method: 'GET',
      url,
      remoteAddress: address,
      headers: { accept: 'application/json' },
    });
    if (headers['cache-status']) onStale();
    // As the browser's does: a story that has moved is answered from where it is.
    if (statusCode === 301 && follow) return ask(String(headers.location), false);
    return response(statusCode, async () => JSON.parse(payload) as unknown, headers);
  }
  return (input) => ask(input, true);
}

/** A Response of the platform costs more than the whole answer; the wire uses these few members. */
function response(status: number, json: () => Promise<unknown>, headers: Record<string, unknown>): Response {
  const answer = {
    ok: status >= 200 && status < 300,
    status,
    // Not the date: this process knows the time.
    headers: { get: (name: string) => (name === 'date' ? null : (headers[name]?.toString() ?? null)) },
    json,
    clone: () => answer,
  };
  return answer as unknown as Response;
}
