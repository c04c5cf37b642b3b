// Setting up the calendar of a time zone takes a slow phone 60 ms in one piece, in the middle of hydration. The server, which has done
// it already, tells the page how far the zone is from UTC, and for which stretch of time that holds.

/** A stretch of time in which a zone keeps one distance from UTC. */
export type ZoneSpan = {
  timeZone: string;
  /** Minutes east of UTC. */
  offset: number;
  /** Milliseconds since 1970; `until` is the first that is no longer in it. */
  from: number;
  until: number;
};

const minute = 60_000;
const day = 1440 * minute;
/** As far as is looked for a change of the clocks, in both directions. */
const reach = 400;
const steps = 10;

let known: ZoneSpan | null = null;

export function setZone(span: ZoneSpan): void {
  known = span;
}

/** What is known of the zone, if the moment lies within it. */
export function offsetAt(timeZone: string, moment: number): number | null {
  return known?.timeZone === timeZone && moment >= known.from && moment < known.until ? known.offset : null;
}

/** The stretch round a moment, a year and a month long in both directions at most. `offset` asks the calendar: minutes east of UTC. */
export function zoneSpan(timeZone: string, moment: number, offset: (moment: number) => number): ZoneSpan {
  const own = offset(moment);
  const edge = (direction: 1 | -1): number => {
    let [inside, outside] = [moment, moment];
    for (let days = steps; days <= reach; days += steps) {
      outside = moment + direction * days * day;
      if (offset(outside) !== own) break;
      inside = outside;
    }
    if (inside === outside) {
      // No change in reach. Rounded, so that the processes of a server print the same page.
      const round = direction > 0 ? Math.floor : Math.ceil;
      return round(inside / (30 * day)) * 30 * day;
    }
    while (Math.abs(outside - inside) > 1) {
      const middle = Math.floor((inside + outside) / 2);
      if (offset(middle) === own) inside = middle;
      else outside = middle;
    }
    return direction > 0 ? outside : inside;
  };
  return { timeZone, offset: own, from: edge(-1), until: edge(1) };
}
