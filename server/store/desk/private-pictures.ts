import { parseRendition } from '../rendition-files.ts';

const publicFolder = '/pictures/';

/** The same answer with its pictures under another path: those of a draft are not public yet. */
export function withPicturesUnder<T>(value: T, path: string): T {
  const moved = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(moved);
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(
      Object.entries(node).map(([key, child]) => {
        const file = key === 'src' && typeof child === 'string' ? publicFileOf(child) : null;
        return [key, file ? `${path}/${file}` : moved(child)];
      }),
    );
  };
  return moved(value) as T;
}

function publicFileOf(src: string): string | null {
  const file = src.startsWith(publicFolder) ? src.slice(publicFolder.length) : '';
  return parseRendition(file) && file;
}

/** Whether a story shows the picture file: a preview gives access to its own pictures only. */
export function showsPicture(story: unknown, file: string): boolean {
  return JSON.stringify(story).includes(`"/pictures/${file}"`);
}
