import { createQueue } from './create-queue.ts';
import { GrowingDelay } from './growing-delay.ts';

/** Who tries: from where, with which name, and on which device, if that account has signed in on it before. */
export type Attempt = { network: string; name: string; device: string | null };

/** Seconds until it may be tried again; null: nobody can be served right now. */
export class SignInRefused extends Error {
  readonly wait: number | null;
  constructor(wait: number | null) {
    super('Too many attempts to sign in');
    this.wait = wait;
  }
}

/**
 * Wrong passwords slow down who types them and nobody else: they are counted by name and address together, so that nobody
 * locks out an editor who is elsewhere, and by address alone far more loosely, against one who tries many names. An
 * editor's own device stands apart from both, with a delay of its own that never grows long, and in a queue of its own.
 * Right passwords count nowhere: a whole office may share an address.
 */
export function createSignInLimits(now: () => number) {
  const byPair = new GrowingDelay({ free: 5, longest: 900 });
  const byNetwork = new GrowingDelay({ free: 50, longest: 60 });
  const byDevice = new GrowingDelay({ free: 20, longest: 30 });
  const strangers = createQueue(40);
  const known = createQueue(40);

  const countersOf = ({ network, name, device }: Attempt): [GrowingDelay, key: string][] => {
    const who = name.trim().toLowerCase();
    if (device !== null) return [[byDevice, `${device} ${who}`]];
    return [
      [byPair, `${network} ${who}`],
      [byNetwork, network],
    ];
  };

  /** Runs one attempt in its turn; what it answers counts as a failure when it is null. */
  return async function attempt<Answer>(by: Attempt, signIn: () => Promise<Answer | null>): Promise<Answer | null> {
    const counters = countersOf(by);
    const refuse = () => {
      const wait = Math.max(...counters.map(([delay, key]) => delay.wait(key, now())));
      if (wait > 0) throw new SignInRefused(wait);
    };
    // Before it waits, so that one who is refused takes no place; and again in its turn, because many can be sent at once.
    refuse();
    const answer = (by.device === null ? strangers : known)(async () => {
      refuse();
      const found = await signIn();
      if (found === null) for (const [delay, key] of counters) delay.fail(key, now());
      else counters[0]![0].forgive(counters[0]![1]);
      return found;
    });
    if (!answer) throw new SignInRefused(null);
    return answer;
  };
}
