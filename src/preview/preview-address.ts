/** What a mail program or a messenger puts into an address: spaces, line breaks, marks of direction. */
const invisible = /[\s\p{Cf}]/gu;

/**
 * The token in an address, however the address was spoiled on its way: percent signs around it, a full stop or bracket at its end, a
 * campaign's parameters, its `#` encoded. It is 43 characters of a known alphabet (see the contract); null where there is none.
 */
export function tokenIn(address: string): string | null {
  const plain = decoded(address).replace(invisible, '');
  // `=3D`: the equals sign as quoted-printable mail has it.
  const [, token] = /#[^\w-]*t[^\w-]*=[^\w-]*(?:3D(?=[\w-]{43}(?![\w-])))?([\w-]{43})/iu.exec(plain) ?? [];
  return token ?? null;
}

/** The id in the part of an address that should be one: 12 characters, and whatever hangs on to them. */
export function previewIdIn(part: string): string {
  return /^[\w-]{12}/u.exec(decoded(part).replace(invisible, ''))?.[0] ?? part;
}

/** Addresses are encoded once more by each system that passes them on; what cannot be decoded stays. */
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
