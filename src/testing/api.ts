import { http, HttpResponse } from 'msw/http';
import { setupServer } from 'msw/node';
import type { ProblemKind } from '#contract/problem.ts';
import { emptyFront, newsroom } from './fixtures.ts';

export const origin = 'http://sharit.test';
const at = (path: string) => `${origin}/api/v1/${path}`;

/** Answers the requests that every page makes. A test adds or replaces answers with `answer`. */
export const api = setupServer(
  http.get(at('newsroom'), () => HttpResponse.json(newsroom)),
  http.get(at(':lang/front'), () => HttpResponse.json(emptyFront)),
  http.get(at(':lang/front/remaining'), ({ request }) =>
    HttpResponse.json({ ids: new URL(request.url).searchParams.get('ids')!.split(',') }),
  ),
  http.get(at(':lang/ticker'), () => HttpResponse.json({ stories: [], position: 1 })),
  http.get(
    at(':lang/ticker/stream'),
    () => new HttpResponse(silentStream(), { headers: { 'content-type': 'text/event-stream' } }),
  ),
  http.get(at(':lang/stories'), () => HttpResponse.json({ stories: [], next: null })),
);

/** A stream that stays open and sends nothing. */
function silentStream(): ReadableStream {
  return new ReadableStream({ start: () => undefined });
}

type Answer = object | ((url: URL) => object | Response | Promise<object | Response>);

/** `answer('ar/front', frontAnswer())`, or a function of the requested URL. The newest handler of a path wins. */
export function answer(path: string, body: Answer): void {
  api.use(
    http.get(at(path), async ({ request }) => {
      const given = typeof body === 'function' ? await body(new URL(request.url)) : body;
      return given instanceof Response ? given : HttpResponse.json(given);
    }),
  );
}

/** An error response as the server sends it. */
export function problem(kind: ProblemKind, status: number, extra: object = {}): Response {
  return HttpResponse.json({ type: `/problems/${kind}`, title: kind, status, ...extra }, { status });
}

/** As if the device were offline. */
export const networkError = (): Response => HttpResponse.error();

/** An answer that waits for `release`. */
export function deferred(body: object): { answer: () => Promise<object>; release: () => void } {
  let release = () => undefined as void;
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { answer: () => gate.then(() => body), release: () => release() };
}
