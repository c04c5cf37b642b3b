import type { FastifyInstance } from 'fastify';
import type { CachedAnswer } from '../cache/cached-answers.ts';
import { innerHeader } from '../http/log/inner-requests.ts';
import { problemOf } from '../http/problem.ts';
import { isUnavailable } from '../store/database/is-unavailable.ts';

export type ApiFetch = (input: string) => Promise<Response>;

/**
 * `fetch` for the API inside this process, without a socket: cached answers at once, everything else through its route. It
 * uses the reader's address, so that rate limits count each reader. `onAnswer` gets every answer that the cache knows.
 */
export function apiFetch(
  app: FastifyInstance,
  address: string,
  onAnswer: (answer: CachedAnswer) => void = () => {},
): ApiFetch {
  async function request(url: string, follow: boolean): Promise<Response> {
    const cached = await app.answers.find(url).catch((error: unknown) => {
      if (isUnavailable(error)) return null;
      throw error;
    });
    // The route would only wait for the database's deadline once more.
    if (cached === null) return response(503, async () => problemOf('unavailable').problem, {});
    if (cached) {
      onAnswer(cached);
      return response(200, async () => cached.value(), {});
    }
    const { statusCode, headers, payload, raw } = await app.inject({
      method: 'GET',
      url,
      remoteAddress: address,
      // A page is kept for as long as what it was made from would be.
      headers: { ...innerHeader, accept: 'application/json', 'cache-control': 'no-cache' },
    });
    const sent = app.answers.sentWith(raw.res);
    if (sent) onAnswer(sent);
    // Redirects are followed as in a browser: a moved story is answered from its new address.
    if (statusCode === 301 && follow) return request(String(headers.location), false);
    return response(statusCode, async () => JSON.parse(payload) as unknown, headers);
  }
  return (input) => request(input, true);
}

/** A real Response costs more than the whole answer; the wire uses these few members. */
function response(status: number, json: () => Promise<unknown>, headers: Record<string, unknown>): Response {
  const answer = {
    ok: status >= 200 && status < 300,
    status,
    // No date: the wire corrects the browser's clock by it, and this process needs no correction.
    headers: { get: (name: string) => (name === 'date' ? null : (headers[name]?.toString() ?? null)) },
    json,
    clone: () => answer,
  };
  return answer as unknown as Response;
}
