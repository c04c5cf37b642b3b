import type { Newsroom } from '#contract/newsroom.ts';
import type { SearchAnswer, SearchHit } from '#contract/search.ts';
import type { ArticleAnswer, FrontAnswer, Story } from '#contract/story.ts';
import type { Block, Inline, Picture } from '#contract/text.ts';

/** When every story of the fixtures was published, so that dates do not depend on the day of the test. */
export const published = '2026-03-01T09:30:00.000Z';

export const newsroom: Newsroom = {
  name: { ar: 'صحيفة التجربة', en: 'The Test' },
  description: { ar: 'صحيفة لا تصدر إلا في الاختبارات', en: 'A paper that only tests print' },
  timeZone: 'Asia/Damascus',
  languages: ['ar', 'en'],
  numerals: 'arab',
  months: 'levant',
  hijri: true,
  sections: [
    { slug: 'sea', name: { ar: 'بحر', en: 'Sea' }, colour: { light: '#1D4F91', dark: '#86B2F0' } },
    { slug: 'hills', name: { ar: 'تلال', en: 'Hills' }, colour: { light: '#1C6B43', dark: '#74C296' } },
  ],
  logo: null,
  ribbon: '#B8131A',
};

export const picture: Picture = {
  src: '/pictures/kite-1200.webp',
  width: 1200,
  height: 800,
  renditions: [
    { src: '/pictures/kite-400.webp', width: 400 },
    { src: '/pictures/kite-1200.webp', width: 1200 },
  ],
  alt: 'طائرة ورقية',
  caption: 'طائرة ورقية فوق التلّ',
  credit: 'مصوّر التجربة',
};

let count = 0;

/** A story with a new id and headline, overridden by `given`. */
export function story(given: Partial<Story> = {}): Story {
  count += 1;
  const language = given.language ?? 'ar';
  return {
    id: `story${String(count).padStart(5, '0')}`,
    language,
    headline: language === 'ar' ? `خبر رقم ${count}` : `Story number ${count}`,
    kicker: null,
    tickerLine: null,
    deck: null,
    section: { slug: 'sea', name: language === 'ar' ? 'بحر' : 'Sea' },
    picture: null,
    published,
    updated: null,
    urgency: 5,
    breakingUntil: null,
    revision: 1,
    corrected: false,
    expired: false,
    hasBody: true,
    ...given,
  };
}

export const stories = (length: number, given: Partial<Story> = {}): Story[] =>
  Array.from({ length }, () => story(given));

export const text = (words: string): Inline => ({ type: 'text', text: words });

export const paragraph = (...content: (Inline | string)[]): Block => ({
  type: 'paragraph',
  content: content.map((part) => (typeof part === 'string' ? text(part) : part)),
});

export function articleAnswer(
  given: Partial<ArticleAnswer['article']> = {},
  around: Partial<ArticleAnswer> = {},
): ArticleAnswer {
  return {
    article: {
      ...story(given),
      dateline: null,
      byline: null,
      authors: [],
      sources: [],
      subjects: [],
      body: [paragraph('فقرة من نص التجربة.')],
      corrections: [],
      copyright: null,
      ...given,
    },
    translations: [],
    seeAlso: [],
    related: [],
    chronology: [],
    inSection: [],
    next: null,
    position: 1,
    ...around,
  };
}

export function frontAnswer(given: Partial<FrontAnswer> = {}): FrontAnswer {
  return { lead: story(), tied: [], secondary: stories(2), latest: stories(3), sections: [], position: 1, ...given };
}

export const emptyFront: FrontAnswer = { lead: null, tied: [], secondary: [], latest: [], sections: [], position: 1 };

export function searchHit(given: Partial<SearchHit> = {}): SearchHit {
  return { story: story(), headlineMarks: [], excerpt: '', excerptMarks: [], ...given };
}

export function searchAnswer(given: Partial<SearchAnswer> = {}): SearchAnswer {
  const { hits = [], near = [] } = given;
  return {
    ...{ hits, near, next: null, count: hits.length, more: false, without: [], authors: [], didYouMean: [] },
    ...given,
  };
}
