import type { Association, Item } from '#contract/item.ts';
import type { Rendition } from '#contract/item-fields.ts';
import type { Picture } from '#contract/text.ts';
import { assetNameOf, type Asset } from '../store/assets.ts';
import type { Warning } from './field-errors.ts';
import { byRole } from './item-text.ts';

/** Asset of a name, or null: what the store knows by `assetByName`. */
export type AssetLookup = (name: string) => Promise<Asset | null>;
/** A rendition as intake reads it: Superdesk names the asset, ninjs has only an address. */
export type Source = Rendition & { media?: string | null };

/** More addresses than any story has pictures. */
const mostNames = 500;
const ours = /\/api\/v1\/push\/assets\/([^?#]+)/;
const served = /^\/pictures\/([0-9a-f]{32})-\d+\.(?:webp|jpg)$/;

/** The names under which we may have what an address or media id means. */
function namesOf(address: string): string[] {
  const asset = ours.exec(address)?.[1];
  const hash = served.exec(address)?.[1];
  return [address, ...(asset ? [decoded(asset)] : []), ...(hash ? [assetNameOf(hash)] : [])];
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

const addressesOf = (rendition: Source) => [rendition.media, rendition.href].filter((each) => typeof each === 'string');

export type Pictures = {
  /** The picture that an association shows; a warning when it has one that is not here. */
  ofAssociation: (association: Partial<Association>, path: string) => Picture | null;
  /** The picture that an address or an association name in the text means. */
  inText: (source: string, association: string | null, path: string) => Picture | null;
  /** Own names of all pictures handed out. */
  used: () => string[];
  /** Whether the picture of an association was requested, shown or not. */
  requested: (association: Association) => boolean;
};

/** Every asset that an item may mean, looked up once, so that the text can then be read in one go. */
export async function picturesOf(item: Item, warnings: Warning[], lookup: AssetLookup): Promise<Pictures> {
  const associations = item.associations ?? [];
  const renditions: Source[] = [item, ...associations].flatMap((each) => each.renditions ?? []);
  const sources = (item.bodies ?? []).flatMap((body) =>
    [...body.value.matchAll(/\bsrc\s*=\s*["']?([^"'\s>]+)/gi)].map((match) => decodeEntities(match[1]!)),
  );
  const wanted = new Set([...renditions.flatMap(addressesOf), ...sources].flatMap(namesOf));
  const found = new Map<string, Asset>();
  for (const name of [...wanted].slice(0, mostNames)) {
    const asset = await lookup(name);
    if (asset) found.set(name, asset);
  }
  const used = new Set<string>();
  const requested = new Set<unknown>();
  const assetOf = (address: string) =>
    namesOf(address)
      .map((name) => found.get(name))
      .find((asset) => asset && asset.widths.length > 0);
  const show = (asset: Asset, texts: Pick<Picture, 'alt' | 'caption' | 'credit'>): Picture => {
    used.add(assetNameOf(asset.hash));
    return pictureOf(asset, texts);
  };

  const ofAssociation: Pictures['ofAssociation'] = (association, path) => {
    requested.add(association);
    const sized = ((association.renditions ?? []) as Source[]).filter((rendition) => isPicture(rendition));
    const candidates = sized.flatMap((rendition) => {
      const asset = addressesOf(rendition).map(assetOf).find(Boolean);
      return asset ? [{ asset, original: rendition.name === 'original' }] : [];
    });
    const best = candidates.toSorted(
      (one, other) => Number(other.original) - Number(one.original) || other.asset.width - one.asset.width,
    )[0];
    if (best) return show(best.asset, textsOf(association));
    const missing = sized.flatMap(addressesOf)[0];
    if (missing) warnings.push({ path: `${path}.renditions`, message: notHere(missing) });
    return null;
  };

  return {
    ofAssociation,
    inText(source, name, path) {
      const holder =
        associations.find((each) => each.name === name) ??
        associations.find((each) => each.renditions?.some((rendition) => addressesOf(rendition).includes(source)));
      const asset = assetOf(source);
      if (holder) requested.add(holder);
      if (asset) return show(asset, holder ? textsOf(holder) : { alt: '', caption: null, credit: null });
      if (holder?.renditions?.length) return ofAssociation(holder, `associations[${associations.indexOf(holder)}]`);
      warnings.push({ path, message: notHere(source) });
      return null;
    },
    used: () => [...used],
    requested: (association) => requested.has(association),
  };
}

const isPicture = (rendition: Source) => !rendition.contentType || /^image\//i.test(rendition.contentType);
const notHere = (address: string) =>
  `picture not shown: ${address.slice(0, 300)} was not sent to /api/v1/push/assets, and remote pictures are not fetched`;
const decodeEntities = (text: string) => text.replace(/&amp;|&#0*38;|&#x0*26;/gi, '&');

function textsOf(association: Partial<Association>): Pick<Picture, 'alt' | 'caption' | 'credit'> {
  const { descriptions, by, copyrightHolder, infoSources } = association;
  return {
    alt: byRole(descriptions, 'alt', 'alttext', 'alternative') ?? '',
    caption: byRole(descriptions, 'caption', 'main', undefined, 'text', 'summary', 'richtext'),
    credit: by?.trim() || copyrightHolder?.trim() || infoSources?.[0]?.name?.trim() || null,
  };
}

function pictureOf(asset: Asset, texts: Pick<Picture, 'alt' | 'caption' | 'credit'>): Picture {
  const path = (width: number, extension: string) => `/pictures/${asset.hash}-${width}.${extension}`;
  const widest = Math.max(...asset.widths);
  return {
    src: path(widest, 'jpg'),
    width: widest,
    height: Math.max(1, Math.round((asset.height * widest) / asset.width)),
    renditions: asset.widths
      .toSorted((one, other) => one - other)
      .map((width) => ({ src: path(width, 'webp'), width })),
    ...texts,
  };
}
