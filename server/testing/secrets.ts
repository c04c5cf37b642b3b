import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Block, Picture } from '#contract/text.ts';
import { addAccount, signIn } from '../store/desk/accounts.ts';
import { renditionFile } from '../store/rendition-files.ts';
import { fileAddress, fileTypes, storedFile } from '../store/stored-files.ts';
import { draftByUri } from '../store/desk/drafts.ts';
import { addHolder, mintPreview, revokePreview } from '../store/desk/previews.ts';
import { receiveItem } from '../store/publishing/receive.ts';
import { recordOldAddresses } from '../store/moving/old-addresses.ts';
import { requestRemoteFiles } from '../store/moving/remote-files.ts';
import { indexSome } from '../store/searching/indexer.ts';
import { assets } from '../store/database/schema.ts';
import type { Store } from '../store/database/store.ts';
import { makePreparedItem } from './items.ts';
import { takeSecretPosts } from './outside/secret-posts.ts';

/** In every text that is not public. Used in requests, so an answer may echo it. */
export const bait = 'qaxbaitqax';
/** Also in every such text, but in no request: wherever it appears, something leaked. */
export const secret = 'qaxsecretqax';
/** Hash of what only drafts and killed stories show: a picture, and the name of files of every other kind. */
export const secretHash = '5ec4e75ec4e75ec4e75ec4e75ec4e75e';
const fileHash = (extension: string) => createHash('sha256').update(extension).digest('hex').slice(0, 32);
/** A film, a sound, captions and a document; the film's poster is the picture. */
export const secretFiles = (['mp4', 'webm', 'mp3', 'm4a', 'vtt', 'pdf', 'docx'] as const).map((extension) => {
  const hash = fileHash(extension);
  return { hash, extension, name: `${hash}.${extension}`, address: fileAddress(hash, extension) };
});

export type Secrets = {
  /** Short ids of what is not public. */
  hidden: string[];
  uris: string[];
  publicIds: string[];
  /** Previews of hidden items, none of which the viewers below may open. */
  previews: { id: string; token: string; state: 'live' | 'expired' | 'revoked' }[];
  /** Cookies of holders: of an expired and a revoked preview, and of a live one of another item. */
  viewers: { name: string; cookie: string; token: string }[];
  /** May see the secret: shows that the search finds it. */
  editor: { cookie: string };
  holder: { cookie: string; preview: string };
  /** Stores a newer version of every hidden item, and then publishes one for everybody. */
  touch(): Promise<void>;
};

type Item = Parameters<typeof makePreparedItem>[0];

/** A newsroom with drafts, embargoed stories, a published one with a newer draft, a killed one, and those who may not see them. */
export async function makeSecrets(store: Store, dataDir: string): Promise<Secrets> {
  const now = new Date();
  const uri = (name: string) => `tag:example.org,2026:${name}`;
  const push = (item: Item) => receiveItem(store, makePreparedItem({ versionCreated: now, ...item }), new Date());
  const later = new Date(now.getTime() + 3_600_000);
  await storeSecretPicture(store, dataDir);
  await storeSecretFiles(store, dataDir);

  const open = await push({ uri: uri('open'), group: 'garden' });
  const english = await push({
    uri: uri('open:en'),
    group: 'garden',
    language: 'en',
    story: { headline: 'Bees are back' },
  });
  const changed = await push({ uri: uri('changed') });
  const draft = await push({ uri: uri('draft'), pubStatus: 'withheld', ...secretly('ar') });
  const english2 = await push({ uri: uri('draft:en'), pubStatus: 'withheld', ...secretly('en'), group: 'garden' });
  const waiting = await push({ uri: uri('waiting'), embargoedUntil: later, ...secretly('ar'), group: 'garden' });
  await push({ uri: uri('changed'), version: '2', pubStatus: 'withheld', ...secretly('ar') });
  const killed = await push({ uri: uri('killed'), ...secretly('ar') });
  const posts = await takeSecretPosts(store, `حديقة ${bait} ${secret}`);
  // Their words were in the vocabulary.
  while (await indexSome(store.db));
  await push({ uri: uri('killed'), version: '2', pubStatus: 'canceled', ...secretly('ar') });
  // Chosen as see-also by a public story, but must not appear there.
  await push({
    uri: uri('chooser'),
    story: { seeAlso: [{ uri: uri('draft'), headline: null, href: null }], translationUris: [uri('draft:en')] },
  });

  // Of the site that was here before, and a picture that is still to be fetched from there.
  await recordOldAddresses(store.db, 'garden', { uri: uri('draft') }, [`/2026/03/${bait}`]);
  await recordOldAddresses(store.db, 'garden', { asset: `asset ${secret}` }, [`/wp-content/uploads/${bait}.webp`]);
  await requestRemoteFiles(store.db, [
    { url: `https://old.example/${secret}.jpg`, media: `remote ${secret}`, source: 'garden' },
  ]);

  const previews: Secrets['previews'] = [];
  const viewers: Secrets['viewers'] = [];
  const cookie = (token: string) => `sharit_preview=${token}`;
  for (const state of ['live', 'expired', 'revoked'] as const) {
    const minted = await mintPreview(store.db, {
      uri: uri('changed'),
      versionSeq: null,
      expiresIn: state === 'expired' ? -60 : 3600,
      createdBy: 'push',
      note: secret,
      now: new Date(),
    });
    previews.push({ ...minted, state });
    if (state === 'live') continue;
    viewers.push({ name: state, cookie: cookie(await addHolder(store.db, minted.id)), token: minted.token });
    if (state === 'revoked') await revokePreview(store.db, minted.id, new Date());
  }
  const other = await mintPreview(store.db, {
    uri: uri('open'),
    versionSeq: null,
    expiresIn: 3600,
    createdBy: 'push',
    now,
  });
  viewers.push({ name: 'other item', cookie: cookie(await addHolder(store.db, other.id)), token: other.token });
  viewers.push({
    name: 'wrong token',
    cookie: `${cookie('A'.repeat(43))}; sharit_desk=${'A'.repeat(43)}`,
    token: 'A'.repeat(43),
  });

  await addAccount(store.db, 'Nour', 'a long password');
  const session = (await signIn(store.db, { name: 'Nour', password: 'a long password', agent: '', now }))!;
  const held = previews.find(({ state }) => state === 'live')!;

  return {
    hidden: [draft.id, english2.id, waiting.id, killed.id, ...posts.ids],
    uris: [uri('draft'), uri('waiting'), uri('changed'), uri('open'), ...posts.uris],
    publicIds: [open.id, english.id, changed.id],
    previews,
    viewers,
    editor: { cookie: `sharit_desk=${session.token}` },
    holder: { cookie: cookie(await addHolder(store.db, held.id)), preview: held.id },
    async touch() {
      for (const name of ['draft', 'waiting', 'changed']) {
        const row = (await draftByUri(store.db, uri(name)))!;
        const version = String(Number(row.latest.version) + 1);
        await push({ uri: uri(name), version, pubStatus: 'withheld', ...secretly('ar') });
      }
      await push({ uri: uri('news'), version: String(Date.now()) });
    },
  };
}

/** An item with the secret in every text, picture and name. */
function secretly(language: 'ar' | 'en'): Partial<NonNullable<Item>> {
  const words = `حديقة ${bait} ${secret}`;
  const src = `/pictures/${secretHash}-320.webp`;
  const picture = {
    src,
    width: 320,
    height: 213,
    renditions: [{ src, width: 320 }],
    alt: words,
    caption: words,
    credit: words,
  };
  return {
    language,
    assets: [`asset ${secret}`, ...secretFiles.map(({ extension }) => `${extension} ${secret}`)],
    item: { edNote: words, headlines: [{ value: words }] },
    story: {
      headline: words,
      kicker: words,
      tickerLine: words,
      deck: words,
      section: { slug: bait, name: words },
      subjects: [{ slug: bait, name: words }],
      dateline: words,
      byline: words,
      sources: [words],
      copyright: words,
      picture,
      body: [
        { type: 'paragraph', content: [{ type: 'text', text: words }] },
        { type: 'picture', picture },
        ...recordings(words, picture),
      ],
      correction: words,
      seeAlso: [{ uri: 'tag:example.org,2026:elsewhere', headline: words, href: `https://example.org/${secret}` }],
    },
  };
}

/** A film with poster and captions, a sound, and documents of which one is a link of the text. */
function recordings(words: string, poster: Picture): Block[] {
  const address = (extension: string) => secretFiles.find((file) => file.extension === extension)!.address;
  const sources = (...extensions: (keyof typeof fileTypes)[]) =>
    extensions.map((extension) => ({ src: address(extension), type: fileTypes[extension] }));
  const about = { title: words, caption: words, credit: words, duration: 60, transcript: [words] };
  const tracks = [{ src: address('vtt'), kind: 'captions' as const, lang: 'ar', label: words }];
  return [
    { type: 'film', sources: sources('mp4', 'webm'), tracks, poster, width: 640, height: 360, ...about },
    { type: 'sound', sources: sources('mp3', 'm4a'), tracks: [], ...about },
    { type: 'attachment', href: address('pdf'), title: words, mediaType: fileTypes.pdf, bytes: secret.length },
    {
      type: 'paragraph',
      content: [{ type: 'link', href: address('docx'), children: [{ type: 'text', text: words }] }],
    },
  ];
}

async function storeSecretFiles(store: Store, dataDir: string): Promise<void> {
  for (const { hash, extension } of secretFiles) {
    await store.db.insert(assets).values({
      name: `${extension} ${secret}`,
      hash,
      type: fileTypes[extension],
      width: 0,
      height: 0,
      bytes: secret.length,
      widths: [],
      reason: 'it is no picture',
      file: extension,
    });
    const file = storedFile(dataDir, hash, extension);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, secret);
  }
}

async function storeSecretPicture(store: Store, dataDir: string): Promise<void> {
  await store.db.insert(assets).values({
    name: `asset ${secret}`,
    hash: secretHash,
    type: 'image/webp',
    width: 320,
    height: 213,
    bytes: secret.length,
    widths: [320],
  });
  const file = renditionFile(dataDir, secretHash, 320, 'webp');
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, secret);
}
