import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { Newsroom } from '#contract/newsroom.ts';
import { setZone, type ZoneSpan } from '../../language/zone.ts';
import type { FailedRequests } from '../../wire/failed-requests.ts';

/** What the app needs to hydrate a server-rendered page, as inert JSON in `<script id="first-state">`. */
export type InitialState = {
  newsroom: Newsroom;
  /** The newsroom zone's current offset from UTC, so that hydration need not set up a calendar (src/language/zone.ts). Null in the offline shell. */
  zone: ZoneSpan | null;
  /** Noon of the newsroom's day of rendering, in ms since 1970: the same all day, so that pages rendered on one day are equal. */
  day: number;
  /** Data by query key. Without times: the page may come from a cache, but is as fresh as the server's caches are. */
  queries: [key: QueryKey, data: unknown][];
  /** Hydration runs the same loaders, and does not request a missing story a second time. */
  failedRequests: FailedRequests;
};

/**
 * Fills the query cache, dated now. Changes since the page was rendered come over the stream; dated by the rendering, every query would be
 * stale, and refetched on hydration.
 */
export function hydrateQueries(client: QueryClient, { queries, zone }: InitialState): void {
  if (zone) setZone(zone);
  for (const [key, data] of queries) client.setQueryData(key, data);
}
