import { network } from '../../wire/network.ts';

/** Of a `srcset`, the narrowest that is wide enough on this screen. */
function fitting(srcSet: string, width: number): string | undefined {
  const all = srcSet
    .split(', ')
    .map((candidate) => candidate.split(' '))
    .map(([src = '', size = '0w']) => ({ src, width: parseInt(size, 10) }))
    .toSorted((one, other) => one.width - other.width);
  return (all.find((one) => one.width >= width) ?? all.at(-1))?.src;
}

/**
 * Loads a picture that the page has refused (src/runtime/boot.ts): as data of the page itself, which its policy lets through. React does not
 * write attributes anew that it has not changed. False when it did not come: it stays away, as it was.
 */
export async function loadPicture(image: HTMLImageElement): Promise<boolean> {
  if (image.src.startsWith('blob:')) return true;
  const source = image.closest('picture')?.querySelector('source');
  const width = image.clientWidth * devicePixelRatio;
  const chosen = fitting(source?.srcset || image.srcset, width) || image.src;
  let url: string;
  try {
    const response = await network(chosen);
    if (!response.ok) return false;
    url = URL.createObjectURL(await response.blob());
  } catch {
    return false;
  }
  if (source) source.srcset = url;
  image.srcset = url;
  image.src = url;
  return true;
}

export const picturesOfPage = (): HTMLImageElement[] => [
  ...document.querySelectorAll<HTMLImageElement>('main img[srcset]'),
];
