import { expect, it } from 'vitest';
import { followedSite } from '../../testing/outside/followed-site.ts';

const here = followedSite();
const critical = '<p>There has been a critical error on this website.</p>';

/** Every request for whole posts that holds this one is answered so. */
const failWith = (id: number, answer: { status: number; body: string }) => (path: string) => {
  const included = /include=([\d%C,]+)/.exec(path)?.[1];
  const holds = included === undefined || decodeURIComponent(included).split(',').includes(String(id));
  return path.includes('_embed') && path.includes('/posts') && holds ? answer : null;
};

it.each([
  ['a broken answer', { status: 200, body: '[{"id":3,' }],
  ['a server error', { status: 500, body: critical }],
  ['no answer', { status: 0, body: '' }],
])('reads around a post that gives %s, and names it', async (_name, answer) => {
  for (let id = 1; id <= 5; id++) here.site.put({ id });
  here.site.broken = failWith(3, answer);
  await here.start();
  expect(await here.states()).toEqual({ public: 4, refused: 1 });
  expect(await here.row()).toMatchObject({ phase: 'following', failure: null });
});

it('asks again for a post that failed: soon, but not with every look', async () => {
  const { site } = here;
  for (let id = 1; id <= 3; id++) site.put({ id });
  site.broken = failWith(3, { status: 500, body: critical });
  await here.start();
  site.requests.length = 0;
  await here.following.later(31);
  expect(site.requests.filter((each) => failWith(3, { status: 500, body: '' })(each))).toEqual([]);
  site.broken = null;
  await here.following.later(2 * 3600);
  expect(await here.states()).toEqual({ public: 3 });
});

it('a story that is here stays as it is while its newer version fails', async () => {
  const { site } = here;
  for (let id = 1; id <= 3; id++) site.put({ id });
  await here.start();
  site.now = new Date(site.now.getTime() + 600_000);
  site.put({ id: 3, title: 'عنوان أحدث' });
  site.broken = failWith(3, { status: 500, body: critical });
  await here.following.later(31);
  expect((await here.story(3)).body.article).toMatchObject({ headline: 'النحل يعود إلى الحديقة' });
  site.broken = null;
  await here.following.later(2 * 3600);
  expect((await here.story(3)).body.article).toMatchObject({ headline: 'عنوان أحدث' });
});
