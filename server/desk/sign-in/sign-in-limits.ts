import { createQueue } from './create-queue.ts';
import { GrowingDelay } from './growing-delay.ts';

/** An attempt to sign in. `device`: its id if this account has signed in on it before, else null. */
export type Attempt = { network: string; name: string; device: string | null };

/** `wait`: seconds until the next attempt is allowed; null if the queue is full. */
export class SignInRefused extends Error {
  readonly wait: number | null;
  constructor(wait: number | null) {
    super('Too many attempts to sign in');
    this.wait = wait;
  }
}

/**
 * Wrong passwords delay only whoever types them. They are counted by name and network together, so that nobody can lock out an
 * editor who is elsewhere, and far more loosely by network alone, against attempts with many names. A device on which the editor
 * has signed in before has a separate count, with short delays, and a separate queue. Successful sign-ins are not counted, since
 * a whole office may share an address.
 */
export function createSignInLimits(now: () => number) {
  const byPair = new GrowingDelay({ free: 5, longest: 900 });
  const byNetwork = new GrowingDelay({ free: 50, longest: 60 });
  const byDevice = new GrowingDelay({ free: 20, longest: 30 });
  const otherQueue = createQueue(40);
  const deviceQueue = createQueue(40);

  const countersOf = ({ network, name, device }: Attempt): [GrowingDelay, key: string][] => {
    const who = name.trim().toLowerCase();
    if (device !== null) return [[byDevice, `${device} ${who}`]];
    return [
      [byPair, `${network} ${who}`],
      [byNetwork, network],
    ];
  };

  /** Runs one attempt in its queue; a result of null counts as a failure. */
  return async function attempt<Answer>(by: Attempt, signIn: () => Promise<Answer | null>): Promise<Answer | null> {
    const counters = countersOf(by);
    const refuse = () => {
      const wait = Math.max(...counters.map(([delay, key]) => delay.wait(key, now())));
      if (wait > 0) throw new SignInRefused(wait);
    };
    // Before queueing, so that refused attempts take no place; and again when run, since many can be queued at once.
    refuse();
    const answer = (by.device === null ? otherQueue : deviceQueue)(async () => {
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
