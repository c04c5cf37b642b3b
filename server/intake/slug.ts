import { createHash } from 'node:crypto';
import { foldSpelling } from '#words/fold.ts';

const longest = 60;

/** The ASCII name of something in addresses: its code where it has one, else made from its name and stable for it. */
export function slugOf(...names: (string | undefined | null)[]): string | null {
  for (const name of names) {
    const slug = name && plain(name);
    if (slug) return slug.length <= longest ? slug : `${slug.slice(0, longest - 9)}-${hashed(slug)}`;
  }
  const name = names.find((each) => each?.trim());
  return name ? `t-${hashed(foldSpelling(name))}` : null;
}

/** Only of names wholly ASCII: half an Arabic name would be another name. */
function plain(name: string): string | null {
  if (/[^\t\u0020-\u007E]/.test(name)) return null;
  return (
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '') || null
  );
}

function hashed(name: string): string {
  return BigInt(`0x${createHash('sha256').update(name).digest('hex').slice(0, 12)}`)
    .toString(36)
    .slice(0, 8);
}
