import { eq } from 'drizzle-orm';
import type { Article } from '#contract/story.ts';
import type { Language } from '#contract/language.ts';
import { plainText } from '#words/block-text.ts';
import { isFunctionWord } from '#words/function-words.ts';
import { loadKeys } from '#words/keys.ts';
import { type CountedKey, keyCounts, rarity } from '#words/related/story-keys.ts';
import { tokensOf } from '#words/tokens.ts';
import type { Database } from '../database/database.ts';
import type { PreparedStory } from '../database/prepared.ts';
import { comparables, storyKeys } from '../database/schema.ts';
import { frequenciesOf } from './frequencies.ts';

/** More than the twelve that are compared: which of them count is decided by what other stories say meanwhile. */
const storedKeys = 24;

/** Stores the keys that say what a public story is about. */
export async function replaceKeys(tx: Database, article: Article, published: Date): Promise<void> {
  const { id, language, headline, deck, body } = article;
  const text = [deck, plainText(body)].filter(Boolean).join('\n');
  const counted = keyCounts({ headline, text, language }, await loadKeys(language));
  const { stories, frequency } = await frequenciesOf(
    tx,
    language,
    counted.map(({ key }) => key),
  );
  const weightOf = ({ key, count }: CountedKey): number =>
    // A key that no other story has yet may be the next one's.
    (1 + Math.log(count)) * rarity(Math.max(2, frequency(key)), Math.max(2, stories));
  const kept = counted
    .map((each) => ({ ...each, weight: weightOf(each) }))
    .sort((one, other) => other.weight - one.weight || (one.key < other.key ? -1 : 1))
    .slice(0, storedKeys);
  const rows = kept.map(({ key, count, inHeadline }) => ({ storyId: id, language, key, published, count, inHeadline }));
  await tx.delete(storyKeys).where(eq(storyKeys.storyId, id));
  const [strongest] = rows;
  if (!strongest) return;
  await tx.insert(storyKeys).values(rows);
  const subjects = [...new Set(article.subjects.map(({ slug }) => slug))];
  await tx.insert(comparables).values({ storyId: id, key: strongest.key, headline, subjects, keys: listOfKeys(rows) });
}

/** `key 4,other 2 h`: with how often, and those of the headline marked. Read twice as fast as JSON. */
export const listOfKeys = (keys: readonly CountedKey[]): string =>
  keys.map(({ key, count, inHeadline }) => `${key} ${count}${inHeadline ? ' h' : ''}`).join(',');

/** What `listOfKeys` wrote. */
export const keysOfList = (list: string): CountedKey[] =>
  list.split(',').map((each) => {
    const space = each.indexOf(' ');
    return {
      key: each.slice(0, space),
      count: Number.parseInt(each.slice(space + 1)),
      inHeadline: each.endsWith(' h'),
    };
  });

type About = { event: string | null; people: string[]; places: string[] };

/** Event, people and places of a story; the two last as strong keys of whole names. */
export async function aboutColumns({ about }: Pick<PreparedStory, 'about'>, language: Language): Promise<About> {
  if (!about) return { event: null, people: [], places: [] };
  const keysOf = await loadKeys(language);
  const keys = (names: readonly string[]): string[] => [
    ...new Set(
      names
        .map((name) =>
          tokensOf(name)
            .filter(({ folded }) => !isFunctionWord(folded, language))
            .map(({ written }) => keysOf(written).strong)
            .join(' '),
        )
        .filter(Boolean),
    ),
  ];
  return { event: about.event, people: keys(about.people), places: keys(about.places) };
}
