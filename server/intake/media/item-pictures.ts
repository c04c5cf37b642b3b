import type { Association, Item } from '#contract/ninjs/item.ts';
import type { MediaSource, Picture } from '#contract/text.ts';
import { assetNameOf, isReady, isWaiting, type Asset } from '../../store/assets.ts';
import { fileAddress, kindOfFile, type FileKind } from '../../store/stored-files.ts';
import type { Warning } from '../field-errors.ts';
import type { StoredFile } from '../html/body-context.ts';
import { addressesOf, isAwaitable, isOurs, namesOf, type Source } from './asset-names.ts';
import { pictureOf, textsOf } from './picture-of.ts';
import { bestRemote, isRemote } from './remote-pictures.ts';

/** How every warning about a picture begins. */
const pictureNotShown = 'picture not shown: ';
/** And of any file that may still arrive. */
export const mediumNotShown = /^(?:picture|film|sound) not shown: /;

/** Asset of a name, or null: what the store knows by `assetByName`. */
export type AssetLookup = (name: string) => Promise<Asset | null>;

/** More addresses than any story has pictures. */
const mostNames = 500;

export type Pictures = {
  /** The picture of an association; adds a warning if it was not sent or cannot be read. */
  ofAssociation: (association: Partial<Association>, path: string) => Picture | null;
  /** The picture that an address or an association name in the text means; `coming` while its renditions are being made. */
  inText: (source: string, association: string | null, path: string) => Picture | 'coming' | null;
  /** Names in the store of all pictures that were used. */
  used: () => string[];
  /** Names of pictures that cannot be shown yet and may still arrive. */
  awaited: () => string[];
  /** Addresses elsewhere that pictures have to be fetched from first. */
  toFetch: () => string[];
  /** Whether the picture of an association was requested, shown or not. */
  requested: (association: Association) => boolean;
};

/** Films, sounds, captions and documents of ours. */
export type Files = {
  recording: (address: string, association?: string | null) => (MediaSource & { kind: 'film' | 'sound' }) | null;
  captions: (address: string) => { src: string } | null;
  /** Has the best of several fetched that lie elsewhere; its address, or null where none can be. */
  fetchBest: (renditions: readonly Source[]) => string | null;
  document: (address: string) => StoredFile | null;
  /** Whether a name of the text means the association. */
  isPlaced: (association: Association) => boolean;
};

/** Looks up every asset that an item may mean at once, so that its text can then be read synchronously. */
export async function picturesOf(
  item: Item,
  warnings: Warning[],
  lookup: AssetLookup,
): Promise<Pictures & { files: Files }> {
  const associations = item.associations ?? [];
  const renditions: Source[] = [item, ...associations].flatMap((each) => each.renditions ?? []);
  const written = (item.bodies ?? []).flatMap((body) =>
    [...body.value.matchAll(/\b(src|poster|href)\s*=\s*["']?([^"'\s>]+)/gi)].map((match) => ({
      name: match[1]!.toLowerCase(),
      address: decodeEntities(match[2]!),
    })),
  );
  // Links of a text go anywhere; ours say so.
  const sources = written.flatMap(({ name, address }) => (name !== 'href' || isOurs(address) ? [address] : []));
  const wanted = new Set([...renditions.flatMap(addressesOf), ...sources].flatMap(namesOf));
  const found = new Map<string, Asset>();
  const looked = new Set([...wanted].slice(0, mostNames));
  for (const name of looked) {
    const asset = await lookup(name);
    if (asset) found.set(name, asset);
  }
  const used = new Set<string>();
  const awaited = new Set<string>();
  const requested = new Set<unknown>();
  const toFetch = new Set<string>();
  const awaitAll = (addresses: string[]) => {
    for (const name of addresses.flatMap(namesOf)) {
      const asset = found.get(name);
      // Waiting for an asset that is here would have the item read again for ever.
      const isThere = asset !== undefined && (isReady(asset) || asset.file !== null);
      if (isAwaitable(name) && looked.has(name) && !isThere) awaited.add(name);
    }
  };
  /** The asset of an address: preferably a picture that can be shown, else one whose renditions are being made. */
  const assetOf = (address: string): Asset | undefined => {
    const known = namesOf(address).flatMap((name) => found.get(name) ?? []);
    return known.find(isReady) ?? known.find(isWaiting) ?? known[0];
  };
  const show = (asset: Asset, texts: Pick<Picture, 'alt' | 'caption' | 'credit'>): Picture => {
    used.add(assetNameOf(asset.hash));
    return pictureOf(asset, texts);
  };

  const choose = (association: Partial<Association>, path: string): Picture | 'coming' | null => {
    requested.add(association);
    const sized = ((association.renditions ?? []) as Source[]).filter((rendition) => isPicture(rendition));
    const candidates = sized.flatMap((rendition) => {
      const assets = addressesOf(rendition).flatMap((address) => assetOf(address) ?? []);
      const asset = assets.find((each) => reasonOf(each) === null) ?? assets[0];
      return asset ? [{ asset, rendition, original: rendition.name === 'original' }] : [];
    });
    const best = candidates
      .filter(({ asset }) => reasonOf(asset) === null)
      .toSorted(
        (one, other) => Number(other.original) - Number(one.original) || other.asset.width - one.asset.width,
      )[0];
    const addresses = sized.flatMap(addressesOf);
    const refused = candidates.filter(({ asset }) => reasonOf(asset) !== null);
    const warn = (message: string) =>
      warnings.push({ path: `${path}.renditions`.replace(/^\./, ''), message: `${pictureNotShown}${message}` });
    const refusal = (one: (typeof candidates)[number]) =>
      warn(`${shorten(addressesOf(one.rendition)[0]!)}: ${reasonOf(one.asset)}`);
    if (best) refused.forEach(refusal);
    if (best && isReady(best.asset)) {
      // A rendition that is sent later may be larger; only the original is known to be the largest.
      if (!best.original) awaitAll(sized.filter(({ name }) => name === 'original').flatMap(addressesOf));
      return show(best.asset, textsOf(association));
    }
    awaitAll(addresses);
    // Its renditions are being made: it is shown in some seconds, and there is nothing to warn of.
    if (best) return 'coming';
    const remote = refused[0] ? undefined : bestRemote(sized);
    if (remote) toFetch.add(remote);
    if (refused[0]) refusal(refused[0]);
    else if (addresses[0]) warn(notHere(remote ?? addresses[0]));
    return remote ? 'coming' : null;
  };
  const placed = new Set<Association>();
  /** By its own address, or by that of the rendition which names it. */
  const fileOf = (address: string, kinds: readonly FileKind[]): Asset | null => {
    const holder = associations.find((each) => each.renditions?.some((one) => addressesOf(one).includes(address)));
    const named = (holder?.renditions ?? []).filter((one) => addressesOf(one).includes(address)).flatMap(addressesOf);
    const asset = [address, ...named]
      .flatMap(namesOf)
      .map((name) => found.get(name))
      .find((each) => each?.file && kinds.includes(kindOfFile(each.file)));
    if (!asset) {
      awaitAll([address, ...named]);
      return null;
    }
    if (holder) placed.add(holder);
    used.add(assetNameOf(asset.hash));
    return asset;
  };
  const files: Files = {
    recording(address) {
      const asset = fileOf(address, ['film', 'sound']);
      return (
        asset && { src: addressOfFile(asset), type: asset.type, kind: kindOfFile(asset.file!) as 'film' | 'sound' }
      );
    },
    captions(address) {
      const asset = fileOf(address, ['captions']);
      return asset && { src: addressOfFile(asset) };
    },
    document(address) {
      if (!isOurs(address)) return null;
      const asset = fileOf(address, ['film', 'sound', 'document']);
      return asset && { href: addressOfFile(asset), mediaType: asset.type, bytes: asset.bytes };
    },
    fetchBest(renditions) {
      const remote = bestRemote(renditions);
      if (remote) {
        toFetch.add(remote);
        awaitAll([remote]);
      }
      return remote ?? null;
    },
    isPlaced: (association) => placed.has(association),
  };

  const ofAssociation: Pictures['ofAssociation'] = (association, path) => {
    const chosen = choose(association, path);
    return chosen === 'coming' ? null : chosen;
  };

  return {
    files,
    ofAssociation,
    inText(source, name, path) {
      const holder =
        associations.find((each) => each.name === name) ??
        associations.find((each) => each.renditions?.some((rendition) => addressesOf(rendition).includes(source)));
      const asset = assetOf(source);
      if (holder) requested.add(holder);
      if (asset && isReady(asset))
        return show(asset, holder ? textsOf(holder) : { alt: '', caption: null, credit: null });
      if (holder?.renditions?.length) return choose(holder, `associations[${associations.indexOf(holder)}]`);
      awaitAll([source]);
      if (asset && isWaiting(asset)) return 'coming';
      const fetched = !asset && isRemote(source);
      if (fetched) toFetch.add(source);
      const why = asset ? `${shorten(source)}: ${reasonOf(asset)}` : notHere(source);
      warnings.push({ path, message: `${pictureNotShown}${why}` });
      return fetched ? 'coming' : null;
    },
    used: () => [...used],
    awaited: () => [...awaited],
    toFetch: () => [...toFetch],
    requested: (association) => requested.has(association),
  };
}

/** Why an asset is not shown as a picture; null of a picture that is shown, now or soon. */
const reasonOf = ({ reason, file }: Asset): string | null => reason ?? (file === null ? null : 'it is no picture');
const addressOfFile = (asset: Asset) => fileAddress(asset.hash, asset.file!);
const isPicture = (rendition: Source) => !rendition.contentType || /^image\//i.test(rendition.contentType);
export const notHere = (address: string) =>
  `${shorten(address)} ${isRemote(address) ? 'is fetched first, and shown once it has arrived' : 'was not sent to /api/v1/push/assets'}`;
const shorten = (address: string) => (address.length > 300 ? `${address.slice(0, 300)}…` : address);
const decodeEntities = (text: string) => text.replace(/&amp;|&#0*38;|&#x0*26;/gi, '&');
