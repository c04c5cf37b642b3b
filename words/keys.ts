import { cachedByWord } from './cached-by-word.ts';
import { foldedWords } from './fold.ts';

/**
 * The version of folding, keys and tables. Raise it with every change that gives a stored text other keys, or stores more of
 * them: the index is then rebuilt.
 * @public
 */
export const keysVersion = 3;

/** What a word is found by. Two words are the same when their strong keys are equal, and perhaps related when they share any key. */
export type Keys = {
  /** The same word: «والوزراء» and «وزير». Letters and digits only, like every key. */
  strong: string;
  /** Other readings, without the strong one: «نفطية» perhaps means «نفط». Usually empty, never more than six. */
  weak: readonly string[];
};

export type KeysOf = {
  /** The keys of one folded word or of a word as written; words as written tell «ألعاب» from «العاب». */
  (word: string): Keys;
};

const loaded = new Map<string, Promise<KeysOf>>();

/**
 * The keys of a language's words, with its tables: a chunk of their own in the browser (Arabic 27 kB). Of a language without
 * rules, the folded word is its key. Loading is done once; a failed load is tried again.
 */
export function loadKeys(language: string): Promise<KeysOf> {
  const known = loaded.get(language);
  if (known) return known;
  const loading = load(language);
  loaded.set(language, loading);
  loading.catch(() => loaded.delete(language));
  return loading;
}

async function load(language: string): Promise<KeysOf> {
  switch (language) {
    case 'ar': {
      const [{ arabicKeys }, { loadLexicon }] = await Promise.all([
        import('./arabic/arabic-keys.ts'),
        import('./arabic/lexicon.ts'),
      ]);
      return cachedByWord(arabicKeys(loadLexicon()));
    }
    case 'en': {
      const { stem } = await import('porter2');
      return cachedByWord((word) => stemmed(word, stem));
    }
    case 'fr': {
      const { stemmer } = await import('@orama/stemmers/french');
      return cachedByWord((word) => stemmed(word, stemmer));
    }
    default:
      return (word) => ({ strong: plain(word), weak: [] });
  }
}

const plain = (word: string): string => foldedWords(word).join('');

function stemmed(word: string, stem: (word: string) => string): Keys {
  const folded = plain(word);
  return { strong: /^[a-z]{3,}$/.test(folded) ? stem(folded) : folded, weak: [] };
}
