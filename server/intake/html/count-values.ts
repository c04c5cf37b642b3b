/** More than any item has. 5 MB of nothing but properties would block the process for seconds. */
export const mostValues = 20_000;

export class TooMany extends Error {
  constructor() {
    super(`more than ${mostValues} properties and entries`);
  }
}

const [quote, backslash, comma, open, openList] = [...'"\\,{['].map((character) => character.charCodeAt(0));

/**
 * Throws TooMany if JSON holds too many values, before it is parsed: the parser alone would take a
 * second. Bytes suffice: none of these characters is part of another in UTF-8. For anything but JSON the count is meaningless.
 */
export function countValues(bytes: Uint8Array): void {
  let values = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === quote) {
      // To the end of the text, in the engine's own search: texts are most of an item.
      do at = bytes.indexOf(quote!, at + 1);
      while (at > 0 && escaped(bytes, at));
      if (at < 0) return;
    } else if ((byte === comma || byte === open || byte === openList) && ++values > mostValues) throw new TooMany();
  }
}

/** An odd number of backslashes before a quote makes it part of the text. */
function escaped(bytes: Uint8Array, at: number): boolean {
  let before = at;
  while (bytes[before - 1] === backslash) before--;
  return (at - before) % 2 === 1;
}
