import type { Rendition } from '#contract/ninjs/item-fields.ts';
import { isAssetName } from '../../store/assets.ts';
import { isAssetAddress } from '../html/kinds/href.ts';

/** An address elsewhere that a picture can be fetched from. */
export const isRemote = (address: string): boolean =>
  /^https?:\/\//i.test(address) && isAssetName(address) && !isAssetAddress(address) && URL.canParse(address);

/** The best of several: as it was taken, else the widest. */
export function bestRemote(renditions: readonly Rendition[]): string | undefined {
  const remote = renditions.filter(({ href }) => href !== undefined && isRemote(href));
  const widest = remote.toSorted((one, other) => (other.width ?? 0) - (one.width ?? 0))[0];
  return (remote.find(({ name }) => name === 'original') ?? widest)?.href;
}
