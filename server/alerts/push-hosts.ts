import { isKnownPushService } from './endpoint.ts';

/** Requests at once to hosts of which nothing is known: readers name them, and they may never answer. */
const strangersAtOnce = 24;
/** Milliseconds until others have their turn: a first answer comes soon, or the hosts under way are such that hang. */
const strangerAgain = { soon: 1000, late: 30_000, hangs: 5000 };
/** Milliseconds for which an answer speaks for a host. */
const provenFor = 10 * 60_000;
/** After so many requests without an answer a host gets one request in so many milliseconds, until it answers. */
const silence = { requests: 8, pause: 30_000 };
/** What is known of more hosts than these is forgotten, the oldest first. */
const mostHosts = 1000;

/** So many answers in a row that ask for patience are the host's own, and not about one browser. It then gets one request in a pause, too. */
const patience = { answers: 8 };

type Host = { answeredAt: number; silent: number; busy: number; pausedUntil: number };
const unknown: Host = { answeredAt: -Infinity, silent: 0, busy: 0, pausedUntil: 0 };

/** Whether the host has answered; null: it was not asked. `busyFor`: milliseconds of patience that it has asked for. */
type End = (answered: boolean | null, busyFor?: number) => void;

export type PushHosts = {
  /** Milliseconds until it may be this request's turn; or, if it is its turn, what to call at its end. */
  enter(url: URL): number | End;
};

/** Sees to it that hosts that hang do not take the places of those that answer. `allKnown`: readers name no hosts of strangers. */
export function pushHosts({ allKnown = false, now = Date.now }: { allKnown?: boolean; now?: () => number }): PushHosts {
  const hosts = new Map<string, Host>();
  /** When each of their requests that is under way began, the oldest first. */
  const strangers = new Set<{ at: number }>();

  const note = (name: string, host: Host): void => {
    hosts.delete(name);
    hosts.set(name, host);
    if (hosts.size > mostHosts) hosts.delete(hosts.keys().next().value!);
  };

  return {
    enter(url) {
      const known = hosts.get(url.host) ?? unknown;
      if (known.pausedUntil > now()) return known.pausedUntil - now();
      const isStranger = !allKnown && !isKnownPushService(url) && now() - known.answeredAt > provenFor;
      if (isStranger && strangers.size >= strangersAtOnce) {
        const { at } = strangers.keys().next().value!;
        return now() - at > strangerAgain.hangs ? strangerAgain.late : strangerAgain.soon;
      }
      if (known.silent >= silence.requests || known.busy >= patience.answers)
        note(url.host, { ...known, pausedUntil: now() + silence.pause });
      const stranger = { at: now() };
      if (isStranger) strangers.add(stranger);
      return (answered, busyFor) => {
        strangers.delete(stranger);
        if (answered === null) return;
        const before = hosts.get(url.host) ?? known;
        if (answered) {
          const busy = busyFor === undefined ? 0 : before.busy + 1;
          const pausedUntil = busy >= patience.answers ? Math.max(before.pausedUntil, now() + busyFor!) : 0;
          return note(url.host, { answeredAt: now(), silent: 0, busy, pausedUntil });
        }
        const silent = before.silent + 1;
        const pausedUntil = silent >= silence.requests ? now() + silence.pause : 0;
        return note(url.host, { ...before, silent, pausedUntil });
      };
    },
  };
}
