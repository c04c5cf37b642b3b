import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { NewsroomFile } from '#contract/newsroom.ts';
import type { GuardedFetch } from '../../fetching/guarded-fetch.ts';
import type { Source } from '../source.ts';
import { findApi, type Login } from './api.ts';
import { knownSite } from './known-site.ts';
import { openWordPress } from './open-wordpress.ts';

export type WordPressSettings = {
  /** Without a trailing slash. */
  address: string;
  login: Login | null;
  newsroom: Pick<NewsroomFile, 'languages' | 'sections' | 'wordpress'>;
};

/** Raised when posts are read in another way than before, so that they are read again. */
const reading = 4;

const named = z.object({
  id: z.coerce.number().int().positive().optional(),
  post_id: z.coerce.number().int().positive().optional(),
  type: z.enum(['post', 'page']).catch('post'),
});

/** What the source is called in the database. */
export function nameOfWordPress(address: string): string {
  const { host, pathname } = new URL(address);
  return `wordpress:${host}${pathname.replace(/\/+$/, '')}`;
}

/** The key of what a webhook names; null when it names nothing. */
export function keyOfWebhook(body: unknown): string | null {
  const { data } = named.safeParse(body);
  const id = data?.id ?? data?.post_id;
  return data && id ? `${data.type}:${id}` : null;
}

/** A WordPress, followed by its REST API. Tests have fewer ids on a page. */
export function wordpress(
  { address, login, newsroom }: WordPressSettings,
  fetch: GuardedFetch,
  idsPerPage = 100,
): Source {
  const name = nameOfWordPress(address);
  const { languages, sections, wordpress: mapping } = newsroom;
  const readWith = JSON.stringify([
    reading,
    address,
    login?.user ?? null,
    languages,
    sections.map(({ slug, name }) => [slug, name]),
    mapping,
  ]);
  return {
    name,
    settings: createHash('sha256').update(readWith).digest('base64url').slice(0, 22),
    async open(signal, before, memory) {
      const api = await findApi(fetch, address, login, signal);
      const { known, continues } = await knownSite(api, name, before);
      return openWordPress(api, { known, continues, newsroom, withLogin: login !== null, idsPerPage, memory });
    },
  };
}
