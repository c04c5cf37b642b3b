/** What a desk fills by hand on a front besides its section blocks (`section:<slug>`), with the most stories each shows. */
export const frontPlaces = { lead: 1, tied: 2, secondary: 5, picture: 1, opinion: 4 } as const;
export type FixedPlace = keyof typeof frontPlaces;
export type PlaceName = FixedPlace | `section:${string}`;

/** The section of comment and columns, where a newsroom has one: its block is the place `opinion`, not `section:opinion`. */
export const opinionSection = 'opinion';

/** Most stories of a section's block. */
export const sectionPlace = 4;

/** Places that may be switched off; the others are always filled while there are stories. */
export const mayBeEmpty = (place: PlaceName): boolean => place !== 'lead' && place !== 'secondary';

export const mostOf = (place: PlaceName): number =>
  place in frontPlaces ? frontPlaces[place as FixedPlace] : sectionPlace;

/** Most stories that a front hides, and most lines that a ticker pins or hides. */
export const mostHidden = 100;
export const mostPinnedLines = 20;

/** What put a story where it stands, the strongest first. */
export const placedBy = ['desk', 'package', 'sticky', 'formula'] as const;
export type PlacedBy = (typeof placedBy)[number];

/** What became of a chosen story that readers do not see in its place. */
export const absences = [
  'withdrawn',
  'expired',
  'unlisted',
  'not-public',
  'hidden',
  'ended',
  'flash',
  'without-picture',
] as const;
export type Absence = (typeof absences)[number];

/** How a front came to be what readers see. */
export const frontActions = ['publish', 'publish-scheduled', 'return'] as const;
export type FrontAction = (typeof frontActions)[number];

/** Seconds: an editor is beside others at a front until this long after their last sign of life. */
export const presenceLife = 45;
/** Seconds between the signs of life. */
export const presenceInterval = 15;
