import type { FrontPlan } from '#contract/curation.ts';

/** A draft with changes that the server does not have: what it was made from, and the revision that the editor saw. */
export type UnsavedPlan = { plan: FrontPlan; base: FrontPlan; revision: number };

/**
 * In memory, by editor and language: what is unsaved outlives a session that ends under the editor's hands, and is there again once they have
 * signed in. Never in the browser's storage: a front-only headline may be of a story that is still secret.
 */
const unsaved = new Map<string, UnsavedPlan>();

export const unsavedPlans = {
  of: (key: string): UnsavedPlan | null => unsaved.get(key) ?? null,
  set(key: string, plan: UnsavedPlan | null): void {
    if (plan) unsaved.set(key, plan);
    else unsaved.delete(key);
  },
  forget: (): void => unsaved.clear(),
};
