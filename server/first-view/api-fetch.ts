import type { FastifyInstance } from 'fastify';

/** The reader's network, inside this process: asks the API's own routes, without a socket. */
export function apiFetch(app: FastifyInstance): (input: string) => Promise<Response> {
  return async (input) => {
    const ask = (url: string) => app.inject({ method: 'GET', url, headers: { accept: 'application/json' } });
    const first = await ask(input);
    // As the browser's does: a story that has moved is answered from where it is.
    const answer = first.statusCode === 301 ? await ask(String(first.headers.location)) : first;
    return {
      ok: answer.statusCode >= 200 && answer.statusCode < 300,
      status: answer.statusCode,
      // A Response of the platform costs more than the whole answer; the wire uses these few members.
      json: async () => JSON.parse(answer.payload) as unknown,
      clone() {
        return this;
      },
    } as unknown as Response;
  };
}

type ApiFetch = ReturnType<typeof apiFetch>;

/** How long the ticker may be remembered without a change: breaking stories stop breaking by the clock. */
const tickerAge = 10_000;

/** Every page of a language shows the same ticker: it is read once per change, not once per page. */
export function rememberTicker(fetch: ApiFetch): { fetch: ApiFetch; forget(): void } {
  const known = new Map<string, { answer: Promise<Response>; at: number }>();
  return {
    fetch(input) {
      if (!/^\/api\/v1\/[a-z]+\/ticker$/u.test(input)) return fetch(input);
      const kept = known.get(input);
      if (kept && Date.now() - kept.at < tickerAge) return kept.answer;
      const answer = fetch(input);
      known.set(input, { answer, at: Date.now() });
      // A failure is not remembered.
      const drop = (): void => void (known.get(input)?.answer === answer && known.delete(input));
      answer.then(({ ok }) => ok || drop(), drop);
      return answer;
    },
    forget: () => known.clear(),
  };
}
