import type { SearchAnswer } from '#contract/search.ts';

/** An answer that was found on the device, without the server. */
export type StoredAnswer = SearchAnswer & { stored: true };

export const isStored = (answer: SearchAnswer | undefined): boolean => answer !== undefined && 'stored' in answer;
