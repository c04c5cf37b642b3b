import { describe, expect, it } from 'vitest';
import type { CheckKind } from '#contract/desk.ts';
import type { Block, Picture } from '#contract/text.ts';
import type { PreparedStory } from '../store/database/prepared.ts';
import { makePreparedItem } from '../testing/items.ts';
import { checksOf, headlineLimit, tickerLimit } from './checks.ts';
import type { Checked } from './checks.ts';

const paragraph = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] });

const sound: Partial<PreparedStory> = { dateline: 'المدينة - وكالة', byline: 'محرر الحي' };

function kindsOf(story: Partial<PreparedStory>, rest: Partial<Omit<Checked, 'story'>> = {}): CheckKind[] {
  const prepared = makePreparedItem({ story: { ...sound, ...story } }).story;
  return checksOf({ story: prepared, seeAlso: new Map(), missing: [], ...rest }).map(({ kind }) => kind);
}
const inBody = (...texts: string[]) => kindsOf({ body: texts.map(paragraph) });

it('finds nothing in a correct story', () => {
  expect(kindsOf({})).toEqual([]);
});

describe('quotes', () => {
  it.each([
    ['“النحل عاد”', []],
    ['قال «إن “النحل” عاد»', []],
    // The same pair inside itself, as agencies write it.
    ['قال “إن ما يسمى “حديقة الحي” كبيرة”', []],
    ['قال "النحل عاد"', []],
    ['طوله 24" وعرضه 12"', []],
    ["the bees' garden isn't far", []],
    ['قال “إن النحل عاد', ['quotes-unbalanced']],
    ['قال إن النحل عاد”', ['quotes-unbalanced']],
    ['قال ”إن النحل عاد“', ['quotes-unbalanced', 'quotes-unbalanced']],
    ['قال «إن “النحل» عاد”', ['quotes-nested', 'quotes-unbalanced']],
    ['قال "النحل عاد', ['quotes-unbalanced']],
  ] as const)('%s', (text, kinds) => {
    expect(inBody(text)).toEqual(kinds);
  });

  it('allows a quotation to continue in a paragraph that opens it again', () => {
    expect(inBody('قال “إن النحل عاد.', '“وإن الحديقة أزهرت”.')).toEqual([]);
    expect(inBody('قال «إن “النحل عاد.', '«“وإن الحديقة أزهرت”».')).toEqual([]);
  });

  it('names the paragraph where an open quotation began', () => {
    const story = makePreparedItem({
      story: { ...sound, body: [paragraph('أولاً'), paragraph('قال “نعم'), paragraph('ثالثاً')] },
    }).story;
    const [check] = checksOf({ story, seeAlso: new Map(), missing: [] });
    expect(check).toEqual({ kind: 'quotes-unbalanced', part: 'body', block: 1, excerpt: 'قال “نعم' });
  });

  it('does not carry a headline’s quotation into the text', () => {
    expect(kindsOf({ headline: '“النحل عاد', body: [paragraph('نعم” قالوا')] })).toEqual([
      'quotes-unbalanced',
      'quotes-unbalanced',
    ]);
  });
});

describe('digits', () => {
  it('are of one system in the whole story', () => {
    expect(inBody('زرعوا ٤٥ زهرة', 'وسقوا ٣٠ منها')).toEqual([]);
    expect(inBody('زرعوا ٤٥ زهرة', 'وسقوا 30 منها')).toEqual(['digits-mixed']);
    expect(inBody('زرعوا ۴۵ زهرة', 'وسقوا ٣٠ منها')).toEqual(['digits-mixed']);
  });

  it('may differ in names and addresses', () => {
    expect(inBody('زرعوا ٤٥ زهرة', 'شبكة 5G و G20 و F-16', 'https://example.org/2026/3', 'a1@example.org')).toEqual([]);
  });
});

describe('characters', () => {
  it.each([
    ['عاد\u200F النحل', 'direction-marks'],
    ['عاد \u202Aالنحل\u202C', 'direction-marks'],
    ['عـــاد النحل', 'tatweel'],
    ['مـهم', 'tatweel'],
    ['عاد  النحل', 'double-space'],
    ['عاد \u00A0النحل', 'double-space'],
  ])('%j', (text, kind) => {
    expect(inBody(text)).toEqual([kind]);
  });

  it('leaves the Hijri year’s sign and zero-width non-joiners alone', () => {
    expect(inBody('عام ١٤٤٨ هـ', 'عام ١٤٤٨هـ.', 'می\u200Cروم')).toEqual([]);
  });
});

describe('length', () => {
  it('counts letters, not vowel marks', () => {
    const headline = 'نَ'.repeat(tickerLimit);
    expect(kindsOf({ headline })).toEqual([]);
    expect(kindsOf({ headline: 'ن'.repeat(headlineLimit + 1), tickerLine: 'قصير' })).toEqual(['headline-long']);
    expect(kindsOf({ tickerLine: 'ن'.repeat(tickerLimit + 1) })).toEqual(['ticker-long']);
  });

  it('checks the headline if there is no ticker line', () => {
    expect(kindsOf({ headline: 'ن'.repeat(tickerLimit + 1) })).toEqual(['ticker-long']);
  });
});

describe('what is missing', () => {
  const picture: Picture = {
    src: '/pictures/a-320.webp',
    width: 320,
    height: 200,
    renditions: [],
    alt: ' ',
    caption: null,
    credit: null,
  };

  it('dateline and byline, but not of a flash', () => {
    expect(kindsOf({ dateline: null, byline: ' ' })).toEqual(['dateline-missing', 'byline-missing']);
    expect(kindsOf({ dateline: null, byline: null, body: [] })).toEqual([]);
  });

  it('alternative text, wherever the picture is', () => {
    const list: Block = {
      type: 'list',
      ordered: false,
      items: [{ content: [], children: [{ type: 'picture', picture }] }],
    };
    expect(kindsOf({ picture, body: [{ type: 'picture', picture }, list] })).toEqual([
      'alt-missing',
      'alt-missing',
      'alt-missing',
    ]);
    expect(kindsOf({ picture: { ...picture, alt: 'نحلة' } })).toEqual([]);
  });

  it('translations of the newsroom’s languages', () => {
    expect(kindsOf({}, { missing: ['en'] })).toEqual(['translation-missing']);
  });
});

it('names see-also stories that readers cannot open', () => {
  const seeAlso = ['draft', 'killed', 'public', 'unknown'].map((uri) => ({ uri, headline: null, href: null }));
  const states = new Map([
    ['draft', 'draft'],
    ['killed', 'killed'],
    ['public', 'public'],
  ] as const);
  expect(kindsOf({ seeAlso }, { seeAlso: states })).toEqual(['see-also-draft', 'see-also-killed']);
});
