import type { FastifyInstance } from 'fastify';

export type ApiFetch = (input: string) => Promise<Response>;

/** The reader's network, inside this process: what the API's own routes have answered and keep, else asks them, without a socket. */
export function apiFetch(app: FastifyInstance): ApiFetch {
  return async (input) => {
    const kept = await app.answers.find(input);
    if (kept) return response(200, async () => kept.value());
    const { statusCode, payload } = await app.inject({
      method: 'GET',
      url: input,
      headers: { accept: 'application/json' },
    });
    return response(statusCode, async () => JSON.parse(payload) as unknown);
  };
}

/** A Response of the platform costs more than the whole answer; the wire uses these few members. */
function response(status: number, json: () => Promise<unknown>): Response {
  const answer = {
    ok: status >= 200 && status < 300,
    status,
    json,
    clone: () => answer,
  };
  return answer as unknown as Response;
}
