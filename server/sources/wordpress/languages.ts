import { isLanguage, type Language } from '#contract/language.ts';
import type { Post } from './post.ts';

/**
 * The language of a post: as Polylang or WPML name it, else as its address begins (`/en/2026/…`), else that of the newsroom.
 * Null of a language that the newsroom does not publish.
 */
export function languageOf(post: Post, home: string, languages: readonly Language[]): Language | null {
  const named = post.lang ?? post.wpml_current_locale;
  if (named) return published(named, languages);
  const path = post.link.startsWith(`${home}/`) ? post.link.slice(home.length + 1) : '';
  const first = /^([a-z]{2})(?:-[a-z]{2})?\//i.exec(path)?.[1];
  return (first && published(first, languages)) || languages[0]!;
}

function published(tag: string, languages: readonly Language[]): Language | null {
  const primary = tag.split(/[-_]/)[0]!.toLowerCase();
  return isLanguage(primary) && languages.includes(primary) ? primary : null;
}

/** Ids of the same story in other languages. Polylang answers `{ en: 12 }`, WPML's plugin a list, or a record by locale, of `{ id }`. */
export function translationsOf({ id, translations, wpml_translations: wpml }: Post): number[] {
  const found = [...valuesOf(translations), ...valuesOf(wpml)].map((each) =>
    typeof each === 'object' && each !== null ? (each as { id?: unknown }).id : each,
  );
  const ids = found.map(Number).filter((each) => Number.isSafeInteger(each) && each > 0 && each !== id);
  return [...new Set(ids)];
}

const valuesOf = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value) : [];
