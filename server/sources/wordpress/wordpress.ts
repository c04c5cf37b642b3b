import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { NewsroomFile } from '#contract/newsroom.ts';
import type { GuardedFetch } from '../../fetching/guarded-fetch.ts';
import type { Source } from '../source.ts';
import { findApi, type Login } from './api.ts';
import { openWordPress } from './open-wordpress.ts';

export type WordPressSettings = {
  /** Without a trailing slash. */
  address: string;
  login: Login | null;
  newsroom: Pick<NewsroomFile, 'languages' | 'sections' | 'wordpress'>;
};

/** Raised when posts are read in another way than before, so that they are read again. */
const reading = 1;

const named = z.object({
  id: z.coerce.number().int().positive().optional(),
  post_id: z.coerce.number().int().positive().optional(),
  type: z.enum(['post', 'page']).catch('post'),
});

/** A WordPress, followed by its REST API. */
export function wordpress({ address, login, newsroom }: WordPressSettings, fetch: GuardedFetch): Source {
  const { host, pathname } = new URL(address);
  const name = `wordpress:${host}${pathname.replace(/\/+$/, '')}`;
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
    kind: 'wordpress',
    address,
    settings: createHash('sha256').update(readWith).digest('base64url').slice(0, 22),
    async open(signal) {
      const api = await findApi(fetch, address, login, signal);
      return openWordPress(api, { source: name, newsroom, withLogin: login !== null });
    },
    keyOf(body) {
      const read = named.safeParse(body);
      const id = read.data?.id ?? read.data?.post_id;
      return id && read.data ? `${read.data.type}:${id}` : null;
    },
  };
}
