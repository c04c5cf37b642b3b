import type { i18n as I18n, TFunction } from 'i18next';
import type { Catalogue } from './i18n.ts';

type Lookup = (key: string, options?: unknown) => string;

const lookups = new WeakMap<I18n, Partial<Record<Catalogue, Lookup>>>();

/**
 * i18next's `t` of one catalogue, which looks up a text without values only once: i18next resolves languages, namespaces, fallbacks and
 * plural forms at every call, and a page has a hundred. The language of an instance never changes.
 */
export function textsOf(i18n: I18n, catalogue: Catalogue): TFunction<Catalogue> {
  let known = lookups.get(i18n);
  if (!known) lookups.set(i18n, (known = {}));
  return (known[catalogue] ??= cached(
    i18n.getFixedT(null, catalogue) as unknown as Lookup,
  )) as unknown as TFunction<Catalogue>;
}

function cached(lookUp: Lookup): Lookup {
  const texts = new Map<string, string>();
  return (key, options) => {
    if (options !== undefined) return lookUp(key, options);
    let text = texts.get(key);
    if (text === undefined) {
      text = lookUp(key);
      // A missing text is answered by its key: the desk's catalogue may still be loading.
      if (text !== key) texts.set(key, text);
    }
    return text;
  };
}
