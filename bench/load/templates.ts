import { plainText } from '#words/block-text.ts';
import { loadKeys } from '#words/keys.ts';
import { keyCounts } from '#words/related/story-keys.ts';
import type { Article } from '#contract/story.ts';
import { listOfKeys } from '../../server/store/searching/story-keys.ts';
import { tsvectorOf } from '../../server/store/searching/search-columns.ts';
import { spellingsOf, wordOf } from '../../server/store/searching/vocabulary-words.ts';
import { storyAt } from '../search/archive.ts';

/** Of a story, what related ones are found by. */
const keysPerStory = 12;

export type Template = {
  place: number;
  article: Article;
  search: string;
  keys: { key: string; count: number; inHeadline: boolean }[];
  /** See listOfKeys. */
  list: string;
};
export type TemplateWord = { word: string; spelling: string; key: string; stories: number };

const keysOf = await loadKeys('ar');

/** Stories with everything that publishing and the indexer make of them: the generated ones are copies with a name, a time, a section and topics of their own. */
export function templates(count: number): { stories: Template[]; words: TemplateWord[] } {
  const counts = new Map<string, number>();
  const stories = Array.from({ length: count }, (_, place) => {
    // Far apart, so that they differ.
    const article = storyAt(place * 40);
    for (const spelling of spellingsOf(article)) counts.set(spelling, (counts.get(spelling) ?? 0) + 1);
    const text = `${article.deck}\n${plainText(article.body)}`;
    const keys = keyCounts({ headline: article.headline, text, language: 'ar' }, keysOf)
      .toSorted((one, other) => other.count - one.count)
      .slice(0, keysPerStory);
    return { place, article, search: tsvectorOf({ ...article, authors: [] }, keysOf), keys, list: listOfKeys(keys) };
  });
  const words = Array.from(counts, ([spelling, often]) => ({
    ...{ word: wordOf(spelling), spelling, stories: often },
    key: keysOf(spelling).strong,
  }));
  return { stories, words };
}
