/** `sizes` of an article's main picture. On phones 60vw at their pixel density is sharp enough, and halves the bytes of the largest paint. */
export const heroSizes = '(width >= 80rem) 50.5rem, (width >= 60rem) 66vw, 60vw';
