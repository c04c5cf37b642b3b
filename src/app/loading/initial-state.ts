import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { Newsroom } from '#contract/newsroom.ts';
import type { Problem } from '#contract/problem.ts';
import { setZone, type ZoneSpan } from '../../language/zone.ts';

/** What the server knew when it printed the page, as inert JSON in `<script id="first-state">`. */
export type InitialState = {
  newsroom: Newsroom;
  /** How far the newsroom's zone is from UTC these months: a browser need not set up a calendar to hydrate the page. */
  zone: ZoneSpan;
  /** A moment of the newsroom's day on which the page was printed; all of one day are the same, so that pages are. */
  day: number;
  /** What was read, by query. Without moments: the page may have been kept for a minute, and is as fresh as the server has it. */
  queries: [key: QueryKey, data: unknown][];
  /** Answers of the API that were refusals, by path: a missing story is not asked for a second time while hydrating. */
  refused: Record<string, { status: number; problem: Problem | null; retryAfter?: string }>;
};

export const initialStateId = 'first-state';

/** The page's first state, or null when the page came as a shell. */
export function readInitialState(): InitialState | null {
  const text = document.getElementById(initialStateId)?.textContent;
  if (!text) return null;
  return JSON.parse(text) as InitialState;
}

/**
 * Puts what the page knows in place as of now. What changed since it was printed comes over the stream; taken for as old as it is, every page
 * would ask for everything again the moment it is hydrated.
 */
export function hydrateQueries(client: QueryClient, { queries, zone }: InitialState): void {
  setZone(zone);
  for (const [key, data] of queries) client.setQueryData(key, data);
}

type Fetch = (input: string, init?: RequestInit) => Promise<Response>;

/** The network, but what the server was refused is answered from the page, once. */
export function afterRefusals(refused: InitialState['refused'], network: Fetch): Fetch {
  const left = new Map(Object.entries(refused));
  return (input, init) => {
    const known = left.get(input);
    if (!known) return network(input, init);
    left.delete(input);
    const headers = {
      'content-type': 'application/problem+json',
      ...(known.retryAfter && { 'retry-after': known.retryAfter }),
    };
    return Promise.resolve(new Response(JSON.stringify(known.problem), { status: known.status, headers }));
  };
}
