import { expect, it } from 'vitest';
import { resolveOldAddress } from '../../store/moving/old-addresses.ts';
import { idOfPost } from '../../testing/outside/follow.ts';
import { followedSite } from '../../testing/outside/followed-site.ts';

const here = followedSite();
const soup = () => ({ id: 7, slug: 'soup', name: 'حساء', taxonomy: 'category' });
const article = async (id: number) => (await here.story(id)).body.article;

/** WordPress says nothing of these changes in the posts. */
async function begin(): Promise<void> {
  const { site } = here;
  site.categories.push({ ...soup(), parent: 0 });
  site.put({ id: 1, terms: [soup()], modified_gmt: '2026-03-01T09:00:00' });
  site.put({ id: 2, modified_gmt: '2026-03-01T09:00:00' });
  site.put({ id: 3 });
  await here.start();
}

it('follows a category that gets another name, and reads no other posts for it', async () => {
  await begin();
  const { site } = here;
  site.categories.at(-1)!.name = 'مطبخ';
  site.posts.get(1)!.terms[0]!.name = 'مطبخ';
  site.requests.length = 0;
  await here.following.later(700);
  expect(await article(1)).toMatchObject({ section: { name: 'مطبخ' } });
  const read = site.requests.filter((each) => each.includes('include='));
  expect(read.map((each) => /include=([^&]*)/.exec(each)![1])).toEqual(['1']);
});

it('follows an author who gets another name', async () => {
  await begin();
  const { site } = here;
  site.users[0]!.name = 'سلمى الحلبي';
  for (const post of site.posts.values()) post.author = 'سلمى الحلبي';
  await here.following.later(700);
  expect(JSON.stringify(await article(2))).toContain('سلمى الحلبي');
});

it('follows addresses that are made in another way', async () => {
  await begin();
  const { site, store } = here;
  site.posts.get(1)!.more = { link: `${site.address}/soup/lentils/` };
  await here.following.later(31);
  expect(await resolveOldAddress(store.db, '/soup/lentils/')).toMatchObject({ kind: 'story', id: idOfPost(site, 1) });
  expect(await resolveOldAddress(store.db, '/2026/03/post-1/')).toMatchObject({ kind: 'story' });
});

it('changes nothing where categories and authors are not listed', async () => {
  here.site.broken = (path) =>
    /\/(categories|users)\?/.test(path) ? { status: 403, body: '{"code":"closed"}' } : null;
  await begin();
  const before = await here.versionCount();
  await here.following.later(700);
  expect(await here.versionCount()).toBe(before);
  expect(await here.states()).toEqual({ public: 3 });
});
