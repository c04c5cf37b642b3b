import { expect, test } from 'vitest';
import { prepareTest, makeAsset, makeItem } from '../../testing/intake.ts';

const hash = '0123456789abcdef0123456789abcdef';
const renditions = (extension: string) =>
  [320, 640, 1200].map((width) => ({ src: `/pictures/${hash}-${width}.${extension}`, width }));
const shown = {
  src: `/pictures/${hash}-1200.jpg`,
  width: 1200,
  height: 800,
  renditions: renditions('webp'),
  avif: renditions('avif'),
};
const media = (href: string, changes: Record<string, unknown> = {}) => ({
  name: 'featuremedia',
  uri: 'tag:example.org,2026:picture',
  type: 'picture',
  renditions: [{ name: 'main', href, contentType: 'image/jpeg' }],
  ...changes,
});
const html = (value: string) => [{ role: 'main', contentType: 'text/html', value }];

async function accepted(changes: Record<string, unknown>) {
  const result = await prepareTest(makeItem(changes), [
    makeAsset(),
    makeAsset({ name: 'film', widths: [], reason: 'it is no picture' }),
  ]);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return { ...result.prepared, warnings: result.warnings };
}

test.each([
  'https://news.example/api/v1/push/assets/bees',
  '/api/v1/push/assets/bees',
  '/api/v1/push/assets/%62ees?x=1',
])('the lead picture, by %s', async (href) => {
  const descriptions = [
    { role: 'caption', value: 'نحلة' },
    { role: 'alt', value: 'نحلة على زهرة' },
  ];
  const prepared = await accepted({ associations: [media(href, { descriptions, by: 'هدى' })] });
  expect(prepared.story.picture).toEqual({ ...shown, alt: 'نحلة على زهرة', caption: 'نحلة', credit: 'هدى' });
  expect(prepared.assets).toEqual([`sha256:${hash}`]);
  expect(prepared.warnings).toEqual([]);
});

test('a picture that is not here is warned of, with its address', async () => {
  const prepared = await accepted({ associations: [media('https://example.org/bees.jpg')] });
  expect(prepared.story.picture).toBeNull();
  expect(prepared.assets).toEqual([]);
  expect(prepared.warnings).toEqual([
    { path: 'associations[0].renditions', message: expect.stringContaining('https://example.org/bees.jpg') },
  ]);
});

test('what is known and no picture is not shown', async () => {
  expect((await accepted({ associations: [media('/api/v1/push/assets/film')] })).story.picture).toBeNull();
});

test('a picture in the text, by its address or its association', async () => {
  const associations = [
    media('https://example.org/b.jpg', {
      name: 'editor_0',
      renditions: [
        { name: 'a', href: 'https://example.org/b.jpg' },
        { name: 'b', href: '/api/v1/push/assets/bees' },
      ],
      descriptions: [{ value: 'شرح' }],
    }),
  ];
  const direct = await accepted({
    bodies: html('<p>أ</p><figure><img src="/api/v1/push/assets/bees" alt="ب"><figcaption>ج</figcaption></figure>'),
  });
  expect(direct.story.body[1]).toEqual({
    type: 'picture',
    picture: { ...shown, alt: 'ب', caption: 'ج', credit: null },
  });
  const byHref = await accepted({ associations, bodies: html('<img src="https://example.org/b.jpg">') });
  expect(byHref.story.body).toEqual([
    { type: 'picture', picture: { ...shown, alt: '', caption: 'شرح', credit: null } },
  ]);
  expect(byHref.story.picture).toBeNull();
  const byName = await accepted({
    associations,
    bodies: html(
      '<!-- EMBED START Image {id: "editor_0"} --><figure><img src="https://example.org/other.jpg"></figure><!-- EMBED END Image {id: "editor_0"} --><p>أ</p>',
    ),
  });
  expect(byName.story.body).toMatchObject([{ type: 'picture' }, { type: 'paragraph' }]);
});

test('a remote picture in the text is left out and warned of once', async () => {
  const { story, warnings } = await accepted({
    bodies: html(
      '<p>أ</p><img src="https://example.org/x.jpg?a=1&amp;b=2"><img src="https://example.org/x.jpg?a=1&amp;b=2">',
    ),
  });
  expect(story.body).toHaveLength(1);
  expect(warnings).toEqual([{ path: 'bodies[0].value', message: expect.stringContaining('x.jpg?a=1&b=2') }]);
});

test('a picture that has no place is warned of', async () => {
  const second = media('/api/v1/push/assets/bees', { name: 'portrait' });
  const { warnings } = await accepted({ associations: [media('/api/v1/push/assets/bees'), second] });
  expect(warnings).toEqual([{ path: 'associations[1]', message: expect.stringMatching(/not shown/) }]);
});

test('a picture item shows itself', async () => {
  const { story } = await accepted({
    type: 'picture',
    bodies: undefined,
    renditions: [{ name: 'main', href: '/api/v1/push/assets/bees' }],
  });
  expect(story.picture).toMatchObject(shown);
});

test('the first picture of the standard’s own example names is the lead, unless the text shows it', async () => {
  const associations = [media('/api/v1/push/assets/bees', { name: 'mainpic' })];
  expect((await accepted({ associations })).story.picture).toMatchObject(shown);
  const inText = [media('/api/v1/push/assets/bees', { name: 'p1' })];
  expect(
    (await accepted({ associations: inText, bodies: html('<img src="/api/v1/push/assets/bees">') })).story.picture,
  ).toBeNull();
});
