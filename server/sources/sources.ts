import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Config } from '../config.ts';
import { createGuardedFetch } from '../fetching/guarded-fetch.ts';
import type { IntakeSettings } from '../intake/prepare.ts';
import type { Store } from '../store/database/store.ts';
import { freeHolds, sourcesChannel } from '../store/sources.ts';
import { followSource, type FollowContext, type Follower } from './follow-source.ts';
import type { Source } from './source.ts';
import { wordpress } from './wordpress/wordpress.ts';

export type Sources = {
  /** Resolves once nothing is left to do at this moment. */
  settled(): Promise<void>;
  stop(): Promise<void>;
};

/** Every source that the settings name. */
export function sourcesOf({ wordpress: site, newsroom, allowPrivateNetwork }: Config): Source[] {
  const fetch = createGuardedFetch({ allowPrivateNetwork });
  return site ? [wordpress({ ...site, newsroom }, fetch)] : [];
}

const notice = z.object({ source: z.string(), keys: z.array(z.string().max(200)).max(1000).catch([]) });

/** Follows sources until it is stopped. Several processes may: each source is read by one of them. */
export function startSources(
  store: Store,
  sources: readonly Source[],
  intake: IntakeSettings,
  { now, ...events }: Pick<FollowContext, 'onError' | 'onTrouble' | 'now'>,
): Sources {
  const holder = randomUUID();
  const followers = new Map<string, Follower>();
  const begin = async (): Promise<void> => {
    await freeHolds(store).catch(events.onError);
    for (const source of sources)
      followers.set(source.name, followSource(source, { store, intake, holder, ...events, ...(now && { now }) }));
  };
  const begun = begin();
  const onNotice = (payload: string): void => {
    const read = notice.safeParse(JSON.parse(payload));
    const follower = read.data && followers.get(read.data.source);
    if (!follower) return;
    if (read.data!.keys.length > 0) follower.take(read.data!.keys);
    else follower.wake();
  };
  // A lost notice costs seconds: changes are looked for all the same.
  const listening = sources.length > 0 ? store.listen(sourcesChannel, onNotice) : Promise.resolve(async () => {});
  listening.catch(events.onError);
  return {
    async settled() {
      await begun;
      await Promise.all([...followers.values()].map((follower) => follower.settled()));
    },
    async stop() {
      await begun;
      await Promise.all([...followers.values()].map((follower) => follower.stop()));
      const unlisten = await listening.catch(() => undefined);
      await unlisten?.();
    },
  };
}
