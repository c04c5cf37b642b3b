import { mediaOf, type OwnAddresses } from '../html/remote-media.ts';
import type { RemoteFile, SourceDocument, TakenBefore } from '../source.ts';
import type { WordPressApi } from './api.ts';
import { readPosts } from './lists.ts';
import { listedFields, listedPost } from './post.ts';

/** The address of a site now, and the one that its stories and pictures are known by here: the same for ever, wherever the site moves. */
export type SiteAddress = { home: string; known: string };

const bareHost = (address: string): string => new URL(address).host.replace(/^www\./, '');
const homeOfUri = (uri: string): string => {
  const { host, pathname } = new URL(uri);
  return `https://${host}${pathname.replace(/\/+$/, '')}`;
};

const onHost = (url: URL, home: string): string => `${new URL(home).origin}${url.pathname}${url.search}${url.hash}`;

/** An address of the site as it was when its first stories came; any other as it is. */
function asKnown(address: string, { home, known }: SiteAddress): string {
  const host = bareHost(address);
  if (host !== bareHost(home) && host !== bareHost(known)) return address;
  return onHost(new URL(address), known.replace(/^http:/, 'https:'));
}

/** Where a file of the site is now: at its former address perhaps this server answers. */
function atHome(address: string, { home, known }: SiteAddress): string {
  const host = bareHost(address);
  return host === bareHost(known) && host !== bareHost(home) ? onHost(new URL(address), home) : address;
}

/** A file that the site shows, named by its address of old. */
export function fileOf(url: string, site: SiteAddress): RemoteFile {
  const name = `wordpress:${site.known.replace(/^https?:\/\//, '')}`;
  const address = withoutPhoton(url);
  const isOwn = [site.home, site.known].map(bareHost).includes(bareHost(address));
  return { url: atHome(url, site), media: mediaOf(name, asKnown(url, site)), address: isOwn ? address : null };
}

/** Jetpack's Photon has pictures of a site at `https://i0.wp.com/news.example/…`. */
function withoutPhoton(url: string): string {
  const { host, pathname } = new URL(url);
  const original = `https:/${pathname}`;
  return /^i\d\.wp\.com$/.test(host) && URL.canParse(original) ? original : url;
}

export function ownAddresses(site: SiteAddress): OwnAddresses {
  const hosts = [site.home, site.known].map(bareHost);
  return {
    isOwn: (url) => hosts.includes(bareHost(url)),
    fileOf: (url) => fileOf(url, site),
    linkOf: (url) => asKnown(url, site),
  };
}

/** By what a site is known, and the name of the source that followed it until now, if that was another. */
export async function knownSite(
  api: WordPressApi,
  source: string,
  before: TakenBefore,
): Promise<{ known: string; continues: string | null }> {
  const own = before.get(source)?.[0];
  if (own) return { known: homeOfUri(own.uri), continues: null };
  for (const [name, taken] of before) {
    const [first] = taken;
    if (!first || !name.startsWith('wordpress:')) continue;
    const known = homeOfUri(first.uri);
    if (bareHost(known) === bareHost(api.home) || (await holdsTheSame(api, taken))) return { known, continues: name };
  }
  return { known: api.home, continues: null };
}

const enoughPosts = 3;
const enough = 0.8;

/** Whether a site has the same posts, of the same second, under the same numbers. */
async function holdsTheSame(
  api: WordPressApi,
  taken: readonly Pick<SourceDocument, 'key' | 'changed'>[],
): Promise<boolean> {
  const posts = new Map(
    taken.flatMap(({ key, changed }) => (key.startsWith('post:') ? [[Number(key.slice(5)), changed] as const] : [])),
  );
  if (posts.size < enoughPosts) return false;
  const include = [...posts.keys()].join(',');
  const { entries } = await readPosts(api, 'post', { include, per_page: posts.size, _fields: listedFields });
  const same = entries.filter((entry) => {
    const { data } = listedPost.safeParse(entry);
    return data && posts.get(data.id)?.slice(0, 19) === data.modified_gmt.slice(0, 19);
  });
  return same.length >= Math.max(enoughPosts, posts.size * enough);
}
