import type { Rendition } from '#contract/ninjs/item-fields.ts';
import { assetNameOf, isAssetName } from '../../store/assets.ts';

/** A rendition as intake reads it: Superdesk names the asset, ninjs has only an address. */
export type Source = Rendition & { media?: string | null };

const pushed = /\/api\/v1\/push\/assets\/([^?#]+)/;
const served = /^\/(?:pictures\/([0-9a-f]{32})-\d+\.(?:avif|webp|jpg)|(?:media|files)\/([0-9a-f]{32})\.\w+)$/;

/** The asset names that an address or media id may stand for. */
export function namesOf(address: string): string[] {
  const asset = pushed.exec(address)?.[1];
  const [, picture, file] = served.exec(address) ?? [];
  const hash = picture ?? file;
  return [address, ...(asset ? [decoded(asset)] : []), ...(hash ? [assetNameOf(hash)] : [])];
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Whether an address is one of this server. */
export const isOurs = (address: string): boolean => pushed.test(address) || served.test(address);

export const addressesOf = (rendition: Source) =>
  [rendition.media, rendition.href].filter((each) => typeof each === 'string');

/** A name that an asset may get later. */
export const isAwaitable = (name: string) => isAssetName(name) || /^sha256:[0-9a-f]{32}$/.test(name);
