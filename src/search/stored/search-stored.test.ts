import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { articleAnswer, paragraph, story } from '../../testing/fixtures.ts';
import { articleKey, frontKey } from '../../wire/keys.ts';
import { searchStored } from './search-stored.ts';

function device() {
  const client = new QueryClient();
  const lighthouse = articleAnswer({
    headline: 'المنارة القديمة تفتح درجها',
    body: [paragraph('يصعد الزوار مئة درجة إلى ضوء البحر.')],
    section: { slug: 'sea', name: 'بحر' },
  });
  const bakery = articleAnswer({
    headline: 'فرن الحي يصير ملكاً للحي',
    body: [paragraph('خبز طازج كل صباح.')],
    section: { slug: 'hills', name: 'تلال' },
  });
  for (const answer of [lighthouse, bakery]) client.setQueryData(articleKey('ar', answer.article.id), answer);
  const card = story({ headline: 'منارة جديدة على الساحل' });
  client.setQueryData(frontKey('ar'), { lead: card, tied: [], secondary: [], latest: [], sections: [], position: 1 });
  return { client, lighthouse: lighthouse.article, bakery: bakery.article, card };
}

const idsOf = (hits: readonly { story: { id: string } }[]) => hits.map(({ story: { id } }) => id);

test('finds the same word in another form, in stories and cards', async () => {
  const { client, lighthouse, card } = device();
  const answer = await searchStored(client, 'ar', { q: 'والمنارة' });
  expect(idsOf(answer!.hits).toSorted()).toEqual([lighthouse.id, card.id].toSorted());
  expect(answer).toMatchObject({ stored: true, count: 2, next: null });
});

test('every word counts, and marks stand on what was found', async () => {
  const { client, lighthouse } = device();
  const answer = await searchStored(client, 'ar', { q: 'زوار المنارة' });
  expect(idsOf(answer!.hits)).toEqual([lighthouse.id]);
  const [hit] = answer!.hits;
  expect(hit!.excerptMarks.map(([start, end]) => hit!.excerpt.slice(start, end))).toContain('الزوار');
});

test('a phrase is found where its words follow each other', async () => {
  const { client, lighthouse } = device();
  expect(idsOf((await searchStored(client, 'ar', { q: '«ضوء البحر»' }))!.hits)).toEqual([lighthouse.id]);
  expect((await searchStored(client, 'ar', { q: '«البحر ضوء»' }))!.hits).toEqual([]);
});

test('a section narrows', async () => {
  const { client, bakery } = device();
  expect((await searchStored(client, 'ar', { q: 'خبز', section: 'sea' }))!.hits).toEqual([]);
  expect(idsOf((await searchStored(client, 'ar', { q: 'خبز', section: 'hills' }))!.hits)).toEqual([bakery.id]);
});

test('a device without stories has no answer', async () => {
  expect(await searchStored(new QueryClient(), 'ar', { q: 'خبز' })).toBeNull();
});
