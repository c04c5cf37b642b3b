import { keptPictureCache, pictureCache } from '#contract/offline/service-worker.ts';
import type { Picture } from '#contract/text.ts';

/** All widths of a picture share it: `/pictures/{hash}-{width}.{extension}`. */
export const hashOf = (src: string): string | undefined => /\/pictures\/(\w+)-/u.exec(src)?.[1];

/** Null where the browser has no Cache Storage or refuses it. */
export async function openCache(name: string): Promise<Cache | null> {
  try {
    return await caches.open(name);
  } catch {
    return null;
  }
}

/** Deletes every stored width of some pictures. */
export async function deletePictures(pictures: readonly Picture[]): Promise<void> {
  const hashes = new Set(pictures.map(({ src }) => hashOf(src)));
  for (const name of pictures.length > 0 ? [pictureCache, keptPictureCache] : []) {
    const cache = await openCache(name);
    for (const request of (await cache?.keys()) ?? [])
      if (hashes.has(hashOf(request.url))) await cache!.delete(request);
  }
}

/** The rendition that this screen most likely shows in an article: as wide as the screen, in its pixels. */
export function renditionFor({ src, renditions, avif }: Picture): string {
  const wanted = Math.min(innerWidth, 900) * Math.min(devicePixelRatio, 2);
  const all = (avif?.length ? avif : renditions).toSorted((one, other) => one.width - other.width);
  return (all.find(({ width }) => width >= wanted) ?? all.at(-1))?.src ?? src;
}
