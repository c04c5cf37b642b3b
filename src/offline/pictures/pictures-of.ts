import type { Picture } from '#contract/text.ts';

/** Every picture in a part of an answer: of the story, its body and its cards. */
export function picturesOf(value: unknown): Picture[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(picturesOf);
  if ('renditions' in value && 'src' in value) return [value as Picture];
  return Object.values(value).flatMap(picturesOf);
}
