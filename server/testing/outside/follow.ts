import type { NewsroomFile } from '#contract/newsroom.ts';
import type { Store } from '../../store/database/store.ts';
import { createGuardedFetch } from '../../fetching/guarded-fetch.ts';
import { startSources, type Sources } from '../../sources/sources.ts';
import { nameOfWordPress, wordpress } from '../../sources/wordpress/wordpress.ts';
import { storyIdOf } from '../../store/publishing/story-id.ts';
import type { FakeWordPress } from './fake-wordpress.ts';
import { testIntake, testNewsroom } from '../intake.ts';

export type Following = {
  name: string;
  sources: Sources;
  /** Lets time pass, here and on the site, and waits until all that is due is done. */
  later(seconds: number): Promise<void>;
  troubles: string[];
};

/** Follows a site of a test, with its clock. */
export async function follow(
  store: Store,
  site: FakeWordPress,
  {
    login = true,
    mapping,
    idsPerPage,
    address = site.address,
  }: { login?: boolean; address?: string; mapping?: NewsroomFile['wordpress']; idsPerPage?: number } = {},
): Promise<Following> {
  const newsroom = { ...testNewsroom, ...(mapping && { wordpress: mapping }) };
  const settings = {
    address,
    login: login ? { user: 'salma', password: 'abcd efgh ijkl mnop' } : null,
    newsroom,
  };
  const troubles: string[] = [];
  const source = wordpress(settings, createGuardedFetch({ allowPrivateNetwork: true }), idsPerPage);
  const sources = startSources(
    store,
    [source],
    { ...testIntake, newsroom },
    {
      now: () => site.now,
      onError: (error) => {
        throw error;
      },
      onTrouble: (_name, message) => troubles.push(message),
    },
  );
  await sources.settled();
  return {
    name: nameOfWordPress(address),
    sources,
    troubles,
    async later(seconds) {
      site.now = new Date(site.now.getTime() + seconds * 1000);
      await sources.settled();
    },
  };
}

export const uriOfPost = (site: FakeWordPress, id: number): string => `https://${new URL(site.address).host}/?p=${id}`;
export const idOfPost = (site: FakeWordPress, id: number): string => storyIdOf(uriOfPost(site, id));
