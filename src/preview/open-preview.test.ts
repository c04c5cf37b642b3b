import { expect, it, vi } from 'vitest';
import type { PreviewAnswer } from '#contract/preview.ts';
import type { ProblemKind } from '#contract/problem.ts';
import { createPreviewWire } from '../wire/preview-wire.ts';
import { openPreview } from './open-preview.ts';

const answer: PreviewAnswer = { state: 'published', id: 'story00001', url: '/ar/news/story00001', language: 'ar' };
const json = (body: object, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
const problem = (kind: ProblemKind, status: number) => json({ type: `/problems/${kind}`, title: kind, status }, status);

/** Opens a preview over answers by method and path; everything else is 404. Returns the requests as well. */
async function open(token: string | null, answers: Record<string, () => Response>) {
  const requests: string[] = [];
  const fetch = vi.fn(async (url: RequestInfo | URL, init?: RequestInit) => {
    const key = `${init?.method ?? 'GET'} ${new URL(String(url)).pathname.replace('/api/v1/', '')}`;
    requests.push(key);
    return answers[key]?.() ?? problem('not-found', 404);
  });
  const opened = await openPreview(createPreviewWire({ base: 'http://sharit.test', fetch }), 'id', token);
  return { opened, requests, fetch };
}
const read = { 'GET previews/id': () => json(answer) };
const noContent = () => new Response(null, { status: 204 });

it('exchanges the token before it reads', async () => {
  const { opened, requests, fetch } = await open('token', { 'POST previews/id/open': noContent, ...read });
  expect(opened).toEqual({ status: 'open', answer });
  expect(requests).toEqual(['POST previews/id/open', 'GET previews/id']);
  expect(fetch.mock.calls[0]![1]!.body).toBe('{"token":"token"}');
});

it('without a token reads with the cookie of an earlier visit', async () => {
  const { opened, requests } = await open(null, read);
  expect(opened).toEqual({ status: 'open', answer });
  expect(requests).toEqual(['GET previews/id']);
});

it('exchanges the token of a link for editors at the desk, with the CSRF token of the session', async () => {
  const { opened, fetch } = await open('token', {
    'POST previews/id/open': () => problem('unauthorized', 401),
    'GET desk/session': () => json({ editor: { name: 'Nour', searches: false }, csrf: 'secret' }),
    'POST desk/previews/id/open': noContent,
    ...read,
  });
  expect(opened).toEqual({ status: 'open', answer });
  expect(new Headers(fetch.mock.calls[2]![1]!.headers).get('x-csrf')).toBe('secret');
});

it('asks for a signed-in editor, and keeps the token for a retry', async () => {
  const { opened } = await open('token', {
    'POST previews/id/open': () => problem('unauthorized', 401),
    'GET desk/session': () => json({ editor: null, csrf: null }),
    'POST desk/previews/id/open': () => problem('unauthorized', 401),
  });
  expect(opened).toEqual({ status: 'editors', token: 'token' });
});

it.each([
  ['with a token: gone', 'token', 'gone'],
  ['without a token: the link lost it', null, 'stripped'],
])('not found %s', async (_, token, status) => {
  expect((await open(token, {})).opened).toEqual({ status });
});

it('a failing server can be retried with the token', async () => {
  const { opened } = await open('token', { 'POST previews/id/open': () => problem('internal', 500) });
  expect(opened).toEqual({ status: 'failed', token: 'token' });
});

it('so can a lost connection', async () => {
  const wire = createPreviewWire({ base: 'http://sharit.test', fetch: () => Promise.reject(new TypeError('network')) });
  expect(await openPreview(wire, 'id', 'token')).toEqual({ status: 'failed', token: 'token' });
});
