import { isLanguage, type Language } from '#contract/language.ts';
import { stored } from '../../runtime/stored.ts';

/** What was taken along with the ticker of one language. `at`: ISO 8601; `bytes`: of texts and pictures, uncompressed. */
export type Pack = { ids: string[]; at: string; bytes: number };
export type Packs = { packs: Partial<Record<Language, Pack>>; automatic: boolean };

const none: Packs = { packs: {}, automatic: false };
const pack = stored<Packs>('sharit-pack', none, (found) => {
  const { packs, automatic } = found as { packs: Packs['packs']; automatic: unknown };
  const known = Object.entries(packs).filter(([language, each]) => isLanguage(language) && Array.isArray(each?.ids));
  return { packs: Object.fromEntries(known), automatic: automatic === true };
});

export const storedPacks = pack.get;
export const subscribePacks = pack.subscribe;
export const usePacks = pack.use;

export function storePack(language: Language, taken: Pack): void {
  const { packs, automatic } = pack.get();
  pack.set({ packs: { ...packs, [language]: taken }, automatic });
}

export function takeAutomatically(automatic: boolean): void {
  const { packs } = pack.get();
  pack.set({ packs, automatic });
}

export function erasePacks(): void {
  pack.set(none);
}

export const isInPack = (id: string): boolean => Object.values(pack.get().packs).some(({ ids }) => ids.includes(id));
