// Fields in which a wrong value is refused, because readers would miss it or see something else. Elsewhere it is left out with a warning.

type Path = readonly PropertyKey[];
const whole = new Set(
  'uri version versionCreated embargoedUntil expires pubStatus urgency language headlines bodies by located'.split(' '),
);
const internal = new Set<unknown>(['component', 'event', 'planning']);

/** Of ninjs 3.1: identity, times, status, and the texts of a story. */
export function neededByReaders([first, second, third, ...deeper]: Path): boolean {
  const name = String(first);
  if (name === 'headlines' || name === 'bodies')
    return (
      second === undefined ||
      third === undefined ||
      (deeper.length === 0 && ['role', 'value', 'contentType'].includes(String(third)))
    );
  if (name === 'descriptions') return third === 'value' || third === undefined;
  if (name === 'subjects' || name === 'infoSources' || name === 'people') return third === 'name';
  return whole.has(name) && second === undefined;
}

const ofFlat = new Set(
  'guid versioncreated embargoed publish_schedule expiry pubstatus language headline body_html body_xhtml byline'.split(
    ' ',
  ),
);
/** Of Superdesk and ninjs 1.x. A refusal is final for Superdesk, so that only what makes a story one is needed. */
export const neededOfFlat = (path: Path): boolean => path.length === 1 && ofFlat.has(String(path[0]));

/** Kinds of item that are only exchanged between newsrooms. */
export const isInternal = (type: unknown): boolean => internal.has(type);
