// The first Intl.DateTimeFormat with a time zone is a 60 ms task on a slow phone, in the middle of hydration. The server, which has done
// it already, sends the zone's UTC offset with the page, and the span of time for which it holds.

/** A span of time in which a zone's UTC offset is constant. */
export type ZoneSpan = {
  timeZone: string;
  /** Minutes east of UTC. */
  offset: number;
  /** Milliseconds since 1970; `until` is exclusive. */
  from: number;
  until: number;
};

const minute = 60_000;
const day = 1440 * minute;
/** How many days, in either direction, are searched for a change of the clocks, and in which steps. */
const reachDays = 400;
const stepDays = 10;

let cached: ZoneSpan | null = null;

export function setZone(span: ZoneSpan): void {
  cached = span;
}

/** The zone's offset in minutes, or null when the cached span does not cover the moment. */
export function offsetAt(timeZone: string, moment: number): number | null {
  return cached?.timeZone === timeZone && moment >= cached.from && moment < cached.until ? cached.offset : null;
}

/** The span around a moment, at most `reachDays` in either direction. `offset` computes a moment's offset in minutes. */
export function zoneSpan(timeZone: string, moment: number, offset: (moment: number) => number): ZoneSpan {
  const current = offset(moment);
  const edge = (direction: 1 | -1): number => {
    let [inside, outside] = [moment, moment];
    for (let days = stepDays; days <= reachDays; days += stepDays) {
      outside = moment + direction * days * day;
      if (offset(outside) !== current) break;
      inside = outside;
    }
    if (inside === outside) {
      // No change within reach. Rounded, so that all processes of a server render the same page.
      const round = direction > 0 ? Math.floor : Math.ceil;
      return round(inside / (30 * day)) * 30 * day;
    }
    while (Math.abs(outside - inside) > 1) {
      const middle = Math.floor((inside + outside) / 2);
      if (offset(middle) === current) inside = middle;
      else outside = middle;
    }
    return direction > 0 ? outside : inside;
  };
  return { timeZone, offset: current, from: edge(-1), until: edge(1) };
}
