import type { Head, HeadContext, HeadHandle } from './head.ts';

export type Match = { route: { id: string; handle?: unknown } } | { id: string; handle?: unknown };

/** The head of the deepest matching route that has one. */
export function pageHead(matches: readonly Match[], loaderData: Record<string, unknown>, context: HeadContext): Head {
  for (const match of [...matches].toReversed()) {
    const { id, handle } = 'route' in match ? match.route : match;
    const head = (handle as HeadHandle | undefined)?.head?.(loaderData[id], context);
    if (head) return head;
  }
  return { title: null };
}
