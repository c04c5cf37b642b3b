import { parseRendition } from '../rendition-files.ts';
import { parseFile } from '../stored-files.ts';

/** Of pictures, films and documents; a draft's are all under one private path. */
const publicFolder = /^\/(?:pictures|media|files)\//;

/** The same answer with its pictures under another path: those of a draft are not public yet. */
export function withPicturesUnder<T>(value: T, path: string): T {
  const moved = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(moved);
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(
      Object.entries(node).map(([key, child]) => {
        const file = (key === 'src' || key === 'href') && typeof child === 'string' ? publicFileOf(child) : null;
        return [key, file ? `${path}/${file}` : moved(child)];
      }),
    );
  };
  return moved(value) as T;
}

function publicFileOf(src: string): string | null {
  const file = publicFolder.test(src) ? src.replace(publicFolder, '') : '';
  return (parseRendition(file) ?? parseFile(file)) && file;
}

/** Whether a story shows the picture file: a preview gives access to its own pictures only. */
export function showsPicture(story: unknown, file: string): boolean {
  const text = JSON.stringify(story);
  return ['pictures', 'media', 'files'].some((folder) => text.includes(`"/${folder}/${file}"`));
}
