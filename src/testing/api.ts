import { http, HttpResponse } from 'msw/http';
import { setupServer } from 'msw/node';
import type { ProblemKind } from '#contract/problem.ts';
import { emptyFront, newsroom } from './fixtures.ts';

export const origin = 'http://sharit.test';
const at = (path: string) => `${origin}/api/v1/${path}`;

/** Answers to what every page asks for beside its own. What a test is about it answers itself, with `answer`. */
export const api = setupServer(
  http.get(at('newsroom'), () => HttpResponse.json(newsroom)),
  http.get(at(':lang/front'), () => HttpResponse.json(emptyFront)),
  http.get(at(':lang/ticker'), () => HttpResponse.json({ stories: [], position: 1 })),
  http.get(
    at(':lang/ticker/stream'),
    () => new HttpResponse(silence(), { headers: { 'content-type': 'text/event-stream' } }),
  ),
  http.get(at(':lang/stories'), () => HttpResponse.json({ stories: [], next: null })),
);

/** A stream that stays open and says nothing. */
function silence(): ReadableStream {
  return new ReadableStream({ start: () => undefined });
}

type Answer = object | ((url: URL) => object | Response | Promise<object | Response>);

/** `answer('ar/front', frontAnswer())`, or a function of the asked address. The last given is asked first. */
export function answer(path: string, body: Answer): void {
  api.use(
    http.get(at(path), async ({ request }) => {
      const given = typeof body === 'function' ? await body(new URL(request.url)) : body;
      return given instanceof Response ? given : HttpResponse.json(given);
    }),
  );
}

/** An answer of trouble, as the server words it. */
export function problem(kind: ProblemKind, status: number, extra: object = {}): Response {
  return HttpResponse.json({ type: `/problems/${kind}`, title: kind, status, ...extra }, { status });
}

/** As if there were no line. */
export const networkError = (): Response => HttpResponse.error();

/** An answer that waits until the test lets it go. */
export function held(body: object): { answer: () => Promise<object>; release: () => void } {
  let release = () => undefined as void;
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { answer: () => gate.then(() => body), release: () => release() };
}
