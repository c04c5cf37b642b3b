import { describe, expect, it } from 'vitest';
import { assetNameOf, storeAsset } from '../assets.ts';
import { oldAddresses } from '../database/schema.ts';
import type { Store } from '../database/store.ts';
import { makePublic } from '../publishing/show-pictures.ts';
import { storyIdOf } from '../publishing/story-id.ts';
import { openStoryFixture } from '../../testing/story-fixture.ts';
import { recordOldAddresses, resolveOldAddress } from './old-addresses.ts';

const uri = (name: string) => `tag:example.org,2026:${name}`;
const slug = 'النحل-يعود-إلى-حديقة-الحي-بعد-غياب';

/** Addresses of an old site: asked of PGlite and of PostgreSQL alike. */
export function oldAddressCases(open: () => Promise<Store>): void {
  const testApp = openStoryFixture(open);
  const record = (target: Parameters<typeof recordOldAddresses>[2], ...addresses: string[]) =>
    recordOldAddresses(testApp.db, 'garden', target, addresses);
  const led = async (address: string) => {
    const to = await resolveOldAddress(testApp.db, address);
    return to && (to.kind === 'story' ? to.id : to.kind === 'path' ? to.path : to);
  };

  describe('an old address', () => {
    it('leads to its story in every spelling', async () => {
      await testApp.push({ uri: uri('bees') });
      await record({ uri: uri('bees') }, `https://old.example/2024/05/${slug}/`, '/?p=12');
      const id = storyIdOf(uri('bees'));
      const encoded = encodeURIComponent(slug);
      for (const address of [
        `/2024/05/${encoded}`,
        `/2024/05/${encoded.toLowerCase()}/`,
        `/2024/05/${encoded}/feed/`,
        `/2024/05/${encoded}/amp/?utm_source=x`,
        `/2024/05/${encoded.slice(0, 120)}`,
        `/2024/05/${encoded.slice(0, 121)}`,
        '/?p=12',
        '/index.php?p=12',
      ])
        expect([address, await led(address)]).toEqual([address, id]);
      for (const address of [
        '/',
        '/?p=1',
        '/?p=121',
        `/2024/06/${encoded}`,
        '/2024/05/النحل',
        `/${encoded}`,
        '/%',
        '/a%00',
      ])
        expect([address, await led(address)]).toEqual([address, null]);
    });

    it('of a draft or an embargoed story is as unknown as any other; of a withdrawn one it leads to its notice', async () => {
      await testApp.push({ uri: uri('draft'), pubStatus: 'withheld' });
      await testApp.push({ uri: uri('killed') });
      await testApp.push({ uri: uri('killed'), version: '2', pubStatus: 'canceled' });
      await record({ uri: uri('draft') }, '/2024/05/draft');
      await record({ uri: uri('killed') }, '/2024/05/killed');
      expect(await led('/2024/05/draft')).toBeNull();
      expect(await led('/2024/05/killed')).toBe(storyIdOf(uri('killed')));
      await testApp.push({ uri: uri('draft'), version: '2' });
      expect(await led('/2024/05/draft')).toBe(storyIdOf(uri('draft')));
    });

    it('stays its target’s own until another claims it, and recording it again changes nothing', async () => {
      for (const name of ['one', 'two']) await testApp.push({ uri: uri(name) });
      await record({ uri: uri('one') }, '/2024/05/first-name');
      await record({ uri: uri('one') }, '/2024/05/second-name');
      expect(await led('/2024/05/first-name')).toBe(storyIdOf(uri('one')));
      const version = async () => (await testApp.db.select().from(oldAddresses)).length;
      await record({ uri: uri('one') }, '/2024/05/second-name', '/2024/05/second-name/');
      expect(await version()).toBe(2);
      await record({ uri: uri('two') }, '/2024/05/first-name');
      expect(await led('/2024/05/first-name')).toBe(storyIdOf(uri('two')));
    });

    it('that was cut leads on only if it is the beginning of one address', async () => {
      await record({ path: '/ar/section/one' }, '/2024/05/the-bees-of-the-garden-return');
      await record({ path: '/ar/section/two' }, '/2024/05/the-bees-of-the-garden-return-again');
      expect(await led('/2024/05/the-bees-of-the-garden-return')).toBe('/ar/section/one');
      expect(await led('/2024/05/the-bees-of-the-garden-return-ag')).toBe('/ar/section/two');
      expect(await led('/2024/05/the-bees-of-the-garden')).toBeNull();
      expect(await led('/2024/05/the-bees-of-the%25garden')).toBeNull();
      expect(await led('/2024/05/the_bees_of_the_garden_return')).toBeNull();
    });

    it('of a picture leads to it once a public story shows it', async () => {
      const hash = '0123456789abcdef0123456789abcdef';
      await storeAsset(testApp.db, 'garden-picture', {
        ...{ hash, type: 'image/jpeg', width: 1200, height: 800, bytes: 1, widths: [320], avif: true },
        ...{ reason: null, file: null },
      });
      await record({ asset: 'garden-picture' }, '/wp-content/uploads/2024/05/Bees.jpg');
      expect(await led('/wp-content/uploads/2024/05/bees.jpg')).toBeNull();
      await makePublic(testApp.db, [assetNameOf(hash)]);
      for (const name of ['Bees.jpg', 'bees-300x200.jpg', 'bees-scaled.jpg'])
        expect(await led(`/wp-content/uploads/2024/05/${name}`)).toMatchObject({ kind: 'asset', hash, widths: [320] });
    });

    it('of an archive leads on where an old site has moved in', async () => {
      expect(await led('/2024/05/')).toBeNull();
      await record({ path: '/ar/section/society' }, '/category/society');
      expect(await led('/2024/05/')).toMatchObject({ kind: 'archive', days: { from: '2024-05-01' } });
      expect(await resolveOldAddress(testApp.db, '/category/society/feed/')).toMatchObject({ feed: true });
    });

    it('is a path of this site only', async () => {
      for (const path of ['//evil.example', '/\\evil.example', 'https://evil.example', 'ar'])
        await expect(record({ path }, '/x')).rejects.toThrow('path of this site');
    });
  });
}
