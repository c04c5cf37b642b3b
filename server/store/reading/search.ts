import { and, inArray, isNotNull } from 'drizzle-orm';
import type { SearchHit } from '#contract/search.ts';
import type { SearchOrder } from '#contract/limits.ts';
import { plainText } from '#words/block-text.ts';
import { excerptOf, marksOf, matcherOf, type Matcher } from '#words/excerpt.ts';
import { loadKeys } from '#words/keys.ts';
import { parseQuery, type Query } from '#words/query.ts';
import type { Article, Author } from '#contract/story.ts';
import type { Database } from '../database/database.ts';
import { type ReadContext, cardOf } from '../database/rows.ts';
import { stories } from '../database/schema.ts';
import { frequenciesOf } from '../searching/frequencies.ts';
import { anyQuery, nearQuery, strongQuery, type Unit, unitsOf } from './search-query.ts';
import { hasMatch, matchPage, mostCounted, type Narrowed, ranksOf } from './search-rows.ts';
import type { Place } from './stories.ts';

/** "Best first" chooses among this many of the newest. */
const mostRanked = 300;
/** Days in which a match loses half of its weight. */
const halfLife = 120;
const excerptLength = 260;
/** Of so many words each is tried as the one to leave out. */
const mostTried = 5;
const mostAuthors = 12;

/** Where a page ended: among strong matches (by age or by rank), or among weak ones. */
export type SearchPlace = { tier: 'same' | 'near'; after: Place } | { tier: 'best'; offset: number };

export type SearchParams = Narrowed & {
  q: string;
  author?: string | undefined;
  kind?: string | undefined;
  order: SearchOrder;
  after?: SearchPlace | undefined;
  limit: number;
};
export type Found = {
  hits: SearchHit[];
  near: SearchHit[];
  next: SearchPlace | null;
  count: { number: number; more: boolean };
  without: string[];
  authors: Pick<Author, 'slug' | 'name'>[];
  query: Query;
};

/** Listed stories with every word of the question, and after them those that perhaps have. */
export async function search(db: Database, params: SearchParams, context: ReadContext): Promise<Found> {
  const { language, after, limit } = params;
  const keysOf = await loadKeys(language);
  const query = parseQuery(params.q, language);
  const { units, without } = await findable(db, unitsOf(query, keysOf), params);
  // Without words, a filter lists what it lets through.
  if (units.length === 0 && !params.author && !params.kind) return { ...nothing, query };

  const same = after?.tier === 'near' ? null : await samePage(db, units, params, context.now);
  const total = same?.total ?? (await matchPage(db, strongQuery(units, params), params, { limit: 0 })).total;
  const room = limit - (same?.ids.length ?? 0);
  const near =
    same?.next || room === 0 || units.length === 0
      ? {
          ids: [],
          more: room === 0 && !same?.next && units.length > 0 && (await hasMatch(db, nearQuery(units, params), params)),
        }
      : await matchPage(db, nearQuery(units, params), params, {
          after: after?.tier === 'near' ? after.after : undefined,
          limit: room,
        });
  const articles = await articlesById(db, [...(same?.ids ?? []), ...near.ids]);
  const matcher = matcherOf(kept(query, units), keysOf);
  const hitsOf = (ids: readonly string[]): SearchHit[] =>
    ids.flatMap((id) => {
      const article = articles.get(id);
      return article ? hitOf(article, matcher, context) : [];
    });
  return {
    hits: hitsOf(same?.ids ?? []),
    near: hitsOf(near.ids),
    next: same?.next ?? (near.more ? nearPlace(near.ids, articles) : null),
    count: { number: Math.min(total, mostCounted), more: total > mostCounted },
    without,
    authors: authorsOf(articles.values()),
    query,
  };
}

const nothing: Omit<Found, 'query'> = {
  ...{ hits: [], near: [], next: null, without: [], authors: [] },
  count: { number: 0, more: false },
};

function authorsOf(articles: Iterable<Article>): Found['authors'] {
  const all = Array.from(articles, ({ authors }) => authors ?? []).flat();
  return [...new Map(all.map(({ slug, name }) => [slug, { slug, name }])).values()].slice(0, mostAuthors);
}

/** After the last of a page; before all where the page held none of them. */
function nearPlace(ids: readonly string[], articles: ReadonlyMap<string, Article>): SearchPlace | null {
  const last = articles.get(ids.at(-1) ?? '');
  const after = last ? { published: new Date(last.published), id: last.id } : beforeAll;
  return { tier: 'near', after };
}

const beforeAll: Place = { published: new Date('2999-12-31T00:00:00Z'), id: 'zzzzzzzzzzzz' };

/**
 * For several words that no story has together: leaves out as few of them as possible, of equally few the rarest, until some story has the
 * rest. The rarest goes without a question where there are many, or where no story has it.
 */
async function findable(
  db: Database,
  units: Unit[],
  params: SearchParams,
): Promise<{ units: Unit[]; without: string[] }> {
  const found = (some: Unit[]): Promise<boolean> => hasMatch(db, anyQuery(some, params), params);
  if (units.length < 2 || (await found(units))) return { units, without: [] };
  const { frequency } = await frequenciesOf(
    db,
    params.language,
    units.flatMap(({ keys }) => keys),
  );
  let left = units
    .map((unit, place) => ({ unit, place, often: Math.min(...unit.keys.map(frequency)) }))
    .sort((one, other) => one.often - other.often || other.place - one.place);
  const answer = (kept: typeof left): { units: Unit[]; without: string[] } => {
    const rest = units.filter((unit) => kept.some((each) => each.unit === unit));
    return { units: rest, without: units.filter((unit) => !rest.includes(unit)).map(({ text }) => text) };
  };
  while (left.length > 1) {
    const candidates = left[0]!.often === 0 || left.length > mostTried ? left.slice(0, 1) : left;
    for (const one of candidates) {
      const rest = left.filter((each) => each !== one);
      if (await found(rest.map(({ unit }) => unit))) return answer(rest);
    }
    left = left.slice(1);
  }
  return { units, without: [] };
}

type SamePage = { ids: string[]; next: SearchPlace | null; total: number };

async function samePage(db: Database, units: Unit[], params: SearchParams, now: Date): Promise<SamePage> {
  const { order, after, limit } = params;
  const query = strongQuery(units, params);
  if (order === 'best') {
    const { ids, total } = await matchPage(db, query, params, { limit: mostRanked });
    const offset = after?.tier === 'best' ? after.offset : 0;
    const weight = ({ rank, published }: { rank: number; published: Date }): number =>
      rank * 0.5 ** ((now.getTime() - published.getTime()) / 86_400_000 / halfLife);
    const ranked = (await ranksOf(db, query, ids)).sort((one, other) => weight(other) - weight(one));
    const page = ranked.slice(offset, offset + limit).map(({ id }) => id);
    const more = ranked.length > offset + limit;
    return { ids: page, next: more ? { tier: 'best', offset: offset + limit } : null, total };
  }
  const { ids, more, total } = await matchPage(db, query, params, {
    after: after?.tier === 'same' ? after.after : undefined,
    limit,
  });
  const last = more ? (await articlesById(db, ids.slice(-1))).get(ids.at(-1)!) : undefined;
  return {
    ids,
    next: last ? { tier: 'same', after: { published: new Date(last.published), id: last.id } } : null,
    total,
  };
}

/** The question without what was left out, for the marks. */
function kept(query: Query, units: readonly Unit[]): Query {
  const terms = new Set(units.flatMap((unit) => unit.terms));
  return {
    ...query,
    terms: query.terms.filter((term) => term.optional || terms.has(term)),
    phrases: query.phrases.filter(([first]) => first && terms.has(first)),
  };
}

async function articlesById(db: Database, ids: string[]): Promise<Map<string, Article>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ article: stories.article })
    .from(stories)
    .where(and(inArray(stories.id, ids), isNotNull(stories.article)));
  return new Map(rows.map(({ article }) => [article!.id, article!]));
}

function hitOf(article: Article, matcher: Matcher, context: ReadContext): SearchHit {
  const story = cardOf(article, context);
  const text = [article.deck, plainText(article.body)].filter(Boolean).join('\n').replace(/\s/gu, ' ');
  const { range, marks } = excerptOf(text, matcher, excerptLength);
  const before = range[0] > 0 ? '… ' : '';
  const after = range[1] < text.trimEnd().length ? ' …' : '';
  const shift = before.length - range[0];
  return {
    story,
    headlineMarks: marksOf(story.headline, matcher),
    excerpt: before + text.slice(...range) + after,
    excerptMarks: marks.map(([start, end]) => [start + shift, end + shift]),
  };
}
