import type { FastifyInstance } from 'fastify';

export type ApiFetch = (input: string) => Promise<Response>;

/** The reader's network, inside this process: what the API's own routes have answered and keep, else asks them, without a socket. */
export function apiFetch(app: FastifyInstance): ApiFetch {
  async function ask(url: string, follow: boolean): Promise<Response> {
    const kept = await app.answers.find(url);
    if (kept) return response(200, async () => kept.value());
    const { statusCode, headers, payload } = await app.inject({
      method: 'GET',
      url,
      headers: { accept: 'application/json' },
    });
    // As the browser's does: a story that has moved is answered from where it is.
    if (statusCode === 301 && follow) return ask(String(headers.location), false);
    return response(statusCode, async () => JSON.parse(payload) as unknown, headers);
  }
  return (input) => ask(input, true);
}

/** A Response of the platform costs more than the whole answer; the wire uses these few members. */
function response(status: number, json: () => Promise<unknown>, headers: Record<string, unknown> = {}): Response {
  const answer = {
    ok: status >= 200 && status < 300,
    status,
    json,
    // How long a refusal wants the reader to wait.
    headers: { get: (name: string) => (headers[name] === undefined ? null : String(headers[name])) },
    clone: () => answer,
  };
  return answer as unknown as Response;
}
