import { expect, it } from 'vitest';
import { itemsWithProblems } from '../../store/source-items.ts';
import { followedSite } from '../../testing/outside/followed-site.ts';

const here = followedSite();
const asked = (pattern: RegExp) => here.site.requests.filter((each) => pattern.test(each));
const nothing = '-0001-11-30T00:00:00';

it('a post without the time of its change is dated by that of its publication; one without any is named', async () => {
  const { site, store } = here;
  site.put({ id: 1, modified_gmt: nothing, date_gmt: '2026-02-01T09:00:00' });
  site.put({ id: 2, modified_gmt: nothing, date_gmt: nothing });
  await here.start();
  expect(await here.states()).toEqual({ public: 1, refused: 1 });
  expect((await here.story(1)).body.article).toMatchObject({ published: '2026-02-01T09:00:00.000Z' });
  expect(await itemsWithProblems(store.db, here.following.name, 10)).toMatchObject([
    { key: 'post:2', problems: [{ message: 'it has no time that can be read' }] },
  ]);
});

it('does not ask for each page by its number when there are more than a hundred', async () => {
  const { site } = here;
  for (let id = 1; id <= 9; id++) site.put({ id, type: 'page' });
  await here.start({ idsPerPage: 4 });
  site.requests.length = 0;
  await here.following.later(31);
  expect(asked(/pages\/\d/)).toEqual([]);
});

it('stops asking when a list lacks what is there', async () => {
  const { site } = here;
  for (let id = 1; id <= 55; id++) site.put({ id, date_gmt: '2026-02-01T09:00:00' });
  await here.start();
  site.broken = (path) => (/\/posts\?/.test(path) ? { status: 200, body: '[]' } : null);
  site.requests.length = 0;
  await here.following.later(31);
  expect(asked(/posts\/\d/)).toHaveLength(50);
  expect(await here.states()).toEqual({ public: 55 });
});

it('takes changes although older ones come with them, when the site has changed its time zone', async () => {
  const { site } = here;
  for (let id = 1; id <= 3; id++) site.put({ id });
  site.localTimeAhead = 7200;
  await here.start();
  site.now = new Date(site.now.getTime() + 600_000);
  site.put({ id: 3, title: 'عنوان أحدث' });
  // Nothing but what has changed may bring it.
  site.broken = (path) => (/_fields=id%2Cstatus/.test(path) ? { status: 503, body: '' } : null);
  await here.following.later(31);
  expect((await here.story(3)).body.article).toMatchObject({ headline: 'عنوان أحدث' });
});

it('withdraws no drafts when an editor becomes an author', async () => {
  const { site } = here;
  site.put({ id: 1 });
  for (let id = 2; id <= 4; id++) site.put({ id, status: 'draft' });
  await here.start();
  site.role = 'author';
  await here.following.later(31);
  await here.following.later(700);
  expect(await here.states()).toEqual({ public: 1, draft: 3 });
  expect((await here.row())!.failure).toContain('may not see drafts');
  // What is public and deleted is withdrawn all the same.
  site.posts.delete(1);
  await here.following.later(31);
  expect(await here.states()).toEqual({ withdrawn: 1, draft: 3 });
});
