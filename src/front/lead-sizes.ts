/** `sizes` of the lead story's picture. */
export const leadSizes = '(width >= 80rem) 600px, (width >= 60rem) 47vw, 60vw';
