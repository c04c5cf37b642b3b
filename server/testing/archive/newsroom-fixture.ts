import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { HoldChange } from '#contract/hold.ts';
import { originalFile } from '../../intake/pictures/files.ts';
import { prepareItem } from '../../intake/prepare.ts';
import { assetByName, hashOfBytes, storeAsset } from '../../store/assets.ts';
import type { Store } from '../../store/database/store.ts';
import { draftByUri } from '../../store/desk/drafts.ts';
import { changeHold } from '../../store/desk/holds/change-hold.ts';
import { mintPreview } from '../../store/desk/previews.ts';
import { recordOldAddresses } from '../../store/moving/old-addresses.ts';
import { requestRemoteFiles, restoreFetched } from '../../store/moving/remote-files.ts';
import { catchUp } from '../../store/publishing/clock.ts';
import { restoreSourceItem } from '../../store/source-history.ts';
import { receiveItem } from '../../store/publishing/receive.ts';
import { storyIdOf } from '../../store/publishing/story-id.ts';
import { queueAsset } from '../../store/rendition-jobs.ts';
import { makeItem, testNewsroom } from '../intake.ts';

const settings = { newsroom: testNewsroom, translationField: 'translationgroup' };
const start = new Date('2026-03-10T12:00:00.000Z');
const at = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
const uri = (name: string) => `tag:example.org,2026:${name}`;

type HoldWords = HoldChange extends infer Change
  ? Change extends HoldChange
    ? Omit<Change, 'revision'>
    : never
  : never;

export type Newsroom = {
  /** Sends one version of a story, made so many minutes after noon. */
  send(name: string, version: string, minutes: number, more?: Record<string, unknown>): Promise<void>;
  /** Every kind of thing that a newsroom has. */
  fill(dataDir: string): Promise<void>;
};

/** A newsroom whose items come in one after the other, at times of their own. */
export function openNewsroom(store: Store): Newsroom {
  async function push(item: Record<string, unknown>, now: Date): Promise<void> {
    await catchUp(store.db, now);
    const read = await prepareItem(item, { ...settings, now, assets: (name) => assetByName(store.db, name) });
    if (!read.ok) throw new Error(JSON.stringify(read.errors));
    await receiveItem(store, read.prepared, now, { remarks: read.warnings });
  }
  const send = (name: string, version: string, minutes: number, more: Record<string, unknown> = {}) => {
    const headlines = [{ role: 'main', value: `النحل والحديقة ${name}` }];
    const value = `<p>زرع الجيران أزهاراً ${name}.</p>`;
    const bodies = [{ role: 'main', contentType: 'text/html', value }];
    const made = { uri: uri(name), version, versionCreated: at(minutes).toISOString(), headlines, bodies };
    return push(makeItem({ ...made, ...more }), at(minutes + 1));
  };
  const picture = (name: string) => ({
    associations: [
      {
        name: 'featuremedia',
        type: 'picture',
        uri: uri('p'),
        renditions: [{ name: 'original', href: `/api/v1/push/assets/${name}` }],
      },
    ],
  });
  const none = { width: 0, height: 0, widths: [], avif: false, reason: null, file: null };

  async function fill(dataDir: string): Promise<void> {
    const { db } = store;
    const put = async (path: string, text: string) => {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text);
    };
    const shown = hashOfBytes(Buffer.from('shown'));
    const folder = (hash: string) => join(dataDir, 'assets', hash.slice(0, 2));
    for (const file of ['320.webp', '320.avif', '320.jpg']) await put(join(folder(shown), `${shown}-${file}`), file);
    const asset = {
      ...none,
      hash: shown,
      type: 'image/jpeg',
      width: 320,
      height: 200,
      bytes: 5,
      widths: [320],
      avif: true,
    };
    await storeAsset(db, 'bees.jpg', asset);
    const film = hashOfBytes(Buffer.from('film'));
    await put(join(folder(film), `${film}.mp4`), 'film');
    await storeAsset(db, 'bees.mp4', { ...none, hash: film, type: 'video/mp4', bytes: 4, file: 'mp4' });
    const waiting = hashOfBytes(Buffer.from('waiting'));
    await put(originalFile(dataDir, waiting), 'waiting');
    const queued = { ...none, hash: waiting, type: 'image/jpeg', width: 9, height: 9, bytes: 7 };
    await queueAsset(db, 'waiting.jpg', queued, false);
    await storeAsset(db, 'words.txt', {
      ...none,
      hash: hashOfBytes(Buffer.from('w')),
      type: 'text/plain',
      bytes: 1,
      reason: 'it is no picture',
    });

    await send('corrected', '1', 0, picture('bees.jpg'));
    await send('corrected', '2', 10, {
      ...picture('bees.jpg'),
      descriptions: [{ role: 'correction', value: 'صُحّح الاسم' }],
    });
    await send('late-picture', '1', 1, picture('waiting.jpg'));
    // Another picture under a name that is in use: the story keeps its own.
    await storeAsset(db, 'bees.jpg', {
      ...none,
      hash: hashOfBytes(Buffer.from('w')),
      type: 'text/plain',
      bytes: 1,
      reason: 'it is no picture',
    });
    await send('embargoed', '1', 2, { embargoedUntil: at(30).toISOString() });
    await send('still-embargoed', '1', 3, { embargoedUntil: '2126-01-01T00:00:00Z' });
    await send('killed', '1', 4);
    await push({ uri: uri('killed'), version: '2', pubStatus: 'canceled' }, at(6));
    await send('draft', '1', 5, { pubStatus: 'withheld' });
    const { seq } = (await draftByUri(db, uri('draft')))!.latest;
    await mintPreview(db, { uri: uri('draft'), versionSeq: seq, expiresIn: 600, createdBy: 'Nour', now: new Date() });
    // An autosave: the draft that was shared stays beside it.
    await send('draft', '1', 7, { pubStatus: 'withheld', edNote: 'للمحررين' });
    await send('published-and-edited', '1', 8, { altIds: [{ role: 'translationGroup', value: 'one' }] });
    await send('published-and-edited', '2', 9, {
      pubStatus: 'withheld',
      altIds: [{ role: 'translationGroup', value: 'two' }],
    });
    await send('moved', '1', 11);
    await send('successor', '1', 12, { altIds: [{ role: 'formerUri', value: uri('moved') }] });
    await send('expiring', '1', 13, { expires: at(20).toISOString() });
    await send('embargoed', '2', 40);
    const twin = {
      headlines: [{ role: 'main', value: 'الخبر نفسه' }],
      bodies: [{ value: 'النص نفسه', contentType: 'text/plain' }],
    };
    await send('twin-one', '1', 41, twin);
    await send('twin-two', '1', 42, twin);
    await push(
      {
        ...{ guid: uri('flat'), type: 'text', version: '1', pubstatus: 'usable', language: 'ar' },
        ...{ versioncreated: at(43).toISOString(), headline: 'عسل الحي', body_html: '<p>عسل.</p>', byline: 'ليلى' },
      },
      at(44),
    );
    await fillHolds();
    await recordOldAddresses(db, 'garden', { uri: uri('corrected') }, ['/2024/05/bees', '/?p=1']);
    await recordOldAddresses(db, 'garden', { asset: 'bees.mp4' }, ['/wp-content/uploads/bees.mp4']);
    await recordOldAddresses(db, 'garden', { path: '/ar/section/society' }, ['/category/society']);
    await requestRemoteFiles(db, [{ url: 'https://old.example/a.jpg', media: 'a', source: 'garden' }]);
    await restoreFetched(db, { url: 'https://old.example/bees.jpg', media: 'bees.jpg', source: 'garden' }, at(60));
    for (const [key, state] of [
      ['post:1', 'public'],
      ['post:2', 'withdrawn'],
    ] as const)
      await restoreSourceItem(db, {
        ...{ source: 'wordpress:garden.example', key, state, uri: uri('corrected'), changed: 'x', fingerprint: 'y' },
        ...{ dated: at(0), headline: 'النحل', takenAt: at(1) },
      });
    await catchUp(db, new Date());
  }

  /** What the desk holds in each way, some of it against what came later. */
  async function fillHolds(): Promise<void> {
    const ids = new Map<string, number>();
    const hold = async (name: string, minutes: number, change: HoldWords) => {
      const revision = ids.get(name) ?? 0;
      await changeHold(store, storyIdOf(uri(name)), { ...change, revision } as HoldChange, {
        who: 'سلمى',
        now: at(minutes),
        breakingMinutes: 20,
      });
      ids.set(name, revision + 1);
    };
    for (const name of ['withdrawn', 'released', 'unlisted', 'not-breaking']) await send(name, '1', 45, { urgency: 1 });
    await hold('withdrawn', 47, { action: 'withdraw', reason: 'نراجع اسم الزهرة' });
    await hold('released', 47, { action: 'withdraw', reason: '' });
    await send('withdrawn', '2', 48);
    await send('returned', '1', 49, { altIds: [{ role: 'formerUri', value: uri('withdrawn') }] });
    await hold('released', 51, { action: 'release' });
    await hold('unlisted', 51, { action: 'unlist' });
    await hold('not-breaking', 51, { action: 'end-breaking' });
    await hold('corrected', 51, { action: 'correct', text: 'صُحّح عدد الخلايا' });
    await send('unlisted', '2', 52);
  }

  return { send, fill };
}
