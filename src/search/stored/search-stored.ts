import type { QueryClient } from '@tanstack/react-query';
import type { Language } from '#contract/language.ts';
import type { SearchHit } from '#contract/search.ts';
import type { Article, ArticleAnswer } from '#contract/story.ts';
import { plainText } from '#words/block-text.ts';
import { excerptOf, marksOf, matcherOf, type Matcher } from '#words/excerpt.ts';
import { loadKeys } from '#words/keys.ts';
import { parseQuery } from '#words/query.ts';
import { articleFromCard, storiesIn } from '../../story/cards.ts';
import { kindOf, publicKinds } from '../../wire/keys.ts';
import type { SearchParams } from '../../wire/wire.ts';
import { matchOf, unitsOf } from './matches.ts';
import type { StoredAnswer } from './stored-answer.ts';

/**
 * Searches the stories that the device has, by the same words as the server (words/). Without what only an archive can answer: words left
 * out and questions that were perhaps meant. Null where the device has no story.
 */
export async function searchStored(
  client: QueryClient,
  language: Language,
  { q, section, author, from, to }: SearchParams,
): Promise<StoredAnswer | null> {
  const all = storedArticles(client, language);
  if (all.length === 0) return null;
  const keysOf = await loadKeys(language);
  const query = parseQuery(q, language);
  const units = unitsOf(query, keysOf);
  const matcher = matcherOf(query, keysOf);
  const found = { same: [] as SearchHit[], near: [] as SearchHit[] };
  for (const article of all) {
    if (section && article.section?.slug !== section) continue;
    if (author && !article.authors.some(({ slug }) => slug === author)) continue;
    // The device's days: the server's are those of its newsroom.
    if ((from && article.published.slice(0, 10) < from) || (to && article.published.slice(0, 10) > to)) continue;
    const match = units.length > 0 || author ? matchOf(textsOf(article), units, keysOf) : null;
    if (match) found[match].push(hitOf(article, matcher));
  }
  return {
    hits: found.same,
    near: found.near,
    next: null,
    count: found.same.length,
    more: false,
    without: [],
    authors: [],
    didYouMean: [],
    stored: true,
  };
}

/** The newest first; what is known by its card only has headline and deck. */
function storedArticles(client: QueryClient, language: Language): Article[] {
  const found = new Map<string, Article>();
  for (const { queryKey, state } of client.getQueryCache().getAll()) {
    const kind = kindOf(queryKey);
    if (queryKey[1] !== language || !publicKinds.includes(kind) || state.data === undefined) continue;
    if (kind === 'article') {
      const { article } = state.data as ArticleAnswer;
      found.set(article.id, article);
    } else
      for (const { id } of storiesIn(state.data)) {
        const article = found.has(id) ? undefined : articleFromCard(client, language, id)?.article;
        if (article) found.set(id, article);
      }
  }
  return [...found.values()].sort((one, other) => (one.published < other.published ? 1 : -1));
}

const textsOf = ({ headline, tickerLine, deck, dateline, byline, body }: Article): string[] => [
  headline,
  tickerLine ?? '',
  deck ?? '',
  [dateline, byline, plainText(body)].filter(Boolean).join('\n'),
];

function hitOf(article: Article, matcher: Matcher): SearchHit {
  const text = [article.deck, plainText(article.body)].filter(Boolean).join('\n').replace(/\s/gu, ' ');
  const { range, marks } = excerptOf(text, matcher);
  const before = range[0] > 0 ? '… ' : '';
  const shift = before.length - range[0];
  return {
    story: article,
    headlineMarks: marksOf(article.headline, matcher),
    excerpt: before + text.slice(...range) + (range[1] < text.trimEnd().length ? ' …' : ''),
    excerptMarks: marks.map(([start, end]) => [start + shift, end + shift]),
  };
}
