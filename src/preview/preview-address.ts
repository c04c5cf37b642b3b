/** What mail programs and messengers insert into a URL: spaces, line breaks, direction marks. */
const invisible = /[\s\p{Cf}]/gu;

/**
 * The token in a URL, or null. Tolerates what mail and messaging do to links: percent-encoding, trailing punctuation, campaign
 * parameters, an encoded `#`. A token has 43 characters of a known alphabet (see the contract).
 */
export function tokenIn(address: string): string | null {
  const plain = decoded(address).replace(invisible, '');
  // `=3D`: an equals sign in quoted-printable mail.
  const [, token] = /#[^\w-]*t[^\w-]*=[^\w-]*(?:3D(?=[\w-]{43}(?![\w-])))?([\w-]{43})/iu.exec(plain) ?? [];
  return token ?? null;
}

/** The id at the start of a path segment: 12 characters, without what is appended to them; the segment itself if there is none. */
export function previewIdIn(part: string): string {
  return /^[\w-]{12}/u.exec(decoded(part).replace(invisible, ''))?.[0] ?? part;
}

/** Each system that forwards a URL may encode it once more. What cannot be decoded is left as it is. */
function decoded(text: string): string {
  let plain = text;
  for (let round = 0; round < 3; round += 1) {
    plain = plain.replaceAll(/(?:%[0-9a-f]{2})+/giu, (run) => {
      try {
        return decodeURIComponent(run);
      } catch {
        return run;
      }
    });
  }
  return plain;
}
