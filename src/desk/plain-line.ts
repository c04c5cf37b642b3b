/** A typed text as one line: without control characters and marks that turn the direction of what follows, which the server refuses. */
export const plainLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
