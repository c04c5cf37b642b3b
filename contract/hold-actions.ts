/** What an editor does to a published story; each has its words in the desk's catalogues. */
export const holdActions = [
  'withdraw',
  'release',
  'unlist',
  'relist',
  'mark-breaking',
  'unmark-breaking',
  'end-breaking',
  'resume-breaking',
  'correct',
  'remove-correction',
] as const;
export type HoldAction = (typeof holdActions)[number];

/** Lists of the desk: what readers have, and what the desk holds in any way. */
export const publishedScopes = ['public', 'held'] as const;
export type PublishedScope = (typeof publishedScopes)[number];
