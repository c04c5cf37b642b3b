import { setTimeout as delay } from 'node:timers/promises';
import { askEdge, type EdgeAnswer, encodings } from './ask-edge.ts';
import type { Edge } from './run-edge.ts';

/** All addresses in all encodings: the encodings of the first address, then those of the next. */
export const askAll = (edge: Edge, paths: readonly string[]): Promise<EdgeAnswer[]> =>
  Promise.all(paths.flatMap((path) => encodings.map((encoding) => askEdge(edge, path, encoding))));

/** Milliseconds until every answer of `askAll` is as `done` says. */
export async function timeUntil(
  edge: Edge,
  paths: readonly string[],
  done: (answer: EdgeAnswer, place: number) => boolean,
): Promise<number> {
  const begun = Date.now();
  for (;;) {
    if ((await askAll(edge, paths)).every(done)) return Date.now() - begun;
    if (Date.now() - begun > 30_000) throw new Error('The edge still has what it had half a minute ago.');
    await delay(20);
  }
}
