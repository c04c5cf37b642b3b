import { expect, it } from 'vitest';
import { loadKeys } from '../keys.ts';
import { type Comparable, isSameEvent, relatedTo } from './related.ts';
import { keyCounts, rarity, strongestKeys } from './story-keys.ts';

const day = 86_400_000;
const keysOf = await loadKeys('ar');

function story(id: string, headline: string, more: Partial<Comparable> = {}): Comparable {
  const counts = keyCounts({ headline, text: headline, language: 'ar' }, keysOf);
  return {
    ...{ id, headline, published: 0, group: null, event: null, subjects: [], people: [], places: [] },
    strongest: strongestKeys(counts, () => rarity(3, 1000)),
    ...more,
  };
}

const flood = story('flood', 'السيول تقطع طريق وادي الرمان');
const rescue = story('rescue', 'إنقاذ عائلات من سيول وادي الرمان');
const chess = story('chess', 'طفلة تفوز بأولمبياد الشطرنج');

it('stories that share what they are about are related, others are not', () => {
  expect(relatedTo(flood, [flood, chess, rescue], 4).map(({ id }) => id)).toEqual(['rescue']);
});

it('one shared word is chance', () => {
  expect(relatedTo(flood, [story('other', 'افتتاح طريق')], 4)).toEqual([]);
});

it('never a translation, the same headline, or two that say the same', () => {
  const own = story('own', 'السيول تقطع طريق وادي الرمان', { group: 'g' });
  const twin = story('twin', 'إنقاذ عائلات من السيول في وادي الرمان');
  const translated = story('translated', 'سيول وادي الرمان', { group: 'g' });
  const again = story('again', 'السيول تقطع طريق وادي الرمان');
  expect(relatedTo(own, [again, translated, rescue, twin], 4)).toHaveLength(1);
});

it('the reason is the first true one', () => {
  const reason = (other: Partial<Comparable>, own: Partial<Comparable> = {}) =>
    relatedTo(
      story('own', 'السيول تقطع طريق وادي الرمان وتغرق البساتين السفلى', own),
      [story('other', 'خطة لسد يحمي وادي الرمان من السيول', { published: 90 * day, ...other })],
      1,
    )[0]?.reason;
  expect(reason({})).toBe('text');
  expect(reason({ places: ['رمان'] }, { places: ['رمان'] })).toBe('place');
  expect(reason({ people: ['سامر'], places: ['رمان'] }, { people: ['سامر'], places: ['رمان'] })).toBe('people');
  expect(reason({ subjects: ['floods'] }, { subjects: ['floods'] })).toBe('subject');
  expect(reason({ event: 'urn:event:1' }, { event: 'urn:event:1' })).toBe('event');
});

it('an event lasts two weeks, or as long as its sender says', () => {
  const late = { ...rescue, published: 15 * day };
  expect(isSameEvent(flood, rescue)).toBe(true);
  expect(isSameEvent(flood, late)).toBe(false);
  expect(isSameEvent({ ...flood, event: 'urn:event:1' }, { ...late, event: 'urn:event:1' })).toBe(true);
  expect(isSameEvent(flood, chess)).toBe(false);
});

it('a story without words is related to nothing', () => {
  expect(relatedTo(story('empty', '…'), [flood, rescue], 4)).toEqual([]);
});
