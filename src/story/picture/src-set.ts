import type { Picture } from '#contract/text.ts';

/** The `srcset` attribute of HTML; undefined without renditions. */
export const srcSetOf = (renditions: Picture['renditions'] = []): string | undefined =>
  renditions.map(({ src, width }) => `${src} ${width}w`).join(', ') || undefined;
