import type { Element } from 'hast';
import type { Block } from '#contract/text.ts';
import { attribute, safeHref } from './attributes.ts';
import { findAll, hasClass } from './html-tree.ts';

type Provider = {
  name: string;
  hosts: RegExp;
  /** The page a person opens, from the address of the player. */ page?: (url: URL) => string | null;
};

const lastPart = (url: URL) => url.pathname.split('/').filter(Boolean).at(-1) ?? null;
const named = (url: URL, parameter: string) => safeHref(url.searchParams.get(parameter));

const providers: Provider[] = [
  {
    name: 'YouTube',
    hosts: /(^|\.)(youtube\.com|youtube-nocookie\.com|youtu\.be)$/,
    page: (url) => {
      const id = /^\/(?:embed|shorts|live|v)\/([\w-]+)/.exec(url.pathname)?.[1];
      return id && id !== 'videoseries' ? `https://www.youtube.com/watch?v=${id}` : null;
    },
  },
  {
    name: 'Vimeo',
    hosts: /(^|\.)vimeo\.com$/,
    page: (url) => (url.hostname === 'player.vimeo.com' ? `https://vimeo.com/${lastPart(url)}` : null),
  },
  { name: 'X', hosts: /(^|\.)(twitter\.com|x\.com)$/ },
  { name: 'Facebook', hosts: /(^|\.)(facebook\.com|fb\.watch|fb\.com)$/, page: (url) => named(url, 'href') },
  { name: 'Instagram', hosts: /(^|\.)instagram\.com$/ },
  { name: 'Threads', hosts: /(^|\.)threads\.(net|com)$/ },
  { name: 'TikTok', hosts: /(^|\.)tiktok\.com$/ },
  { name: 'Telegram', hosts: /(^|\.)(t\.me|telegram\.me)$/ },
  {
    name: 'Dailymotion',
    hosts: /(^|\.)(dailymotion\.com|dai\.ly)$/,
    page: (url) =>
      url.pathname.startsWith('/embed/video/') ? `https://www.dailymotion.com/video/${lastPart(url)}` : null,
  },
  { name: 'SoundCloud', hosts: /(^|\.)soundcloud\.com$/, page: (url) => named(url, 'url') },
  {
    name: 'Spotify',
    hosts: /^open\.spotify\.com$/,
    page: (url) => (url.pathname.startsWith('/embed/') ? url.href.replace('/embed/', '/') : null),
  },
  { name: 'Google Maps', hosts: /(^|\.)(google\.[a-z.]+|maps\.app\.goo\.gl)$/ },
  { name: 'Datawrapper', hosts: /(^|\.)(datawrapper\.dwcdn\.net|datawrapper\.de)$/ },
  { name: 'Flourish', hosts: /(^|\.)flourish\.studio$/ },
  { name: 'Reddit', hosts: /(^|\.)reddit\.com$/ },
  { name: 'Bluesky', hosts: /(^|\.)bsky\.(app|social)$/ },
  { name: 'Internet Archive', hosts: /(^|\.)archive\.org$/ },
];

/** An address of something known that lives elsewhere, as the page a person would open; else null. */
export function embedOf(address: string | null, title: string | null): Block | null {
  const href = safeHref(address?.startsWith('//') ? `https:${address}` : address);
  if (!href?.startsWith('http')) return null;
  const url = new URL(href);
  const provider = providers.find(({ hosts }) => hosts.test(url.hostname));
  if (
    !provider ||
    (provider.name === 'Google Maps' && !/^\/maps\b/.test(url.pathname) && url.hostname !== 'maps.app.goo.gl')
  )
    return null;
  return {
    type: 'embed',
    url: provider.page?.(url) ?? url.href,
    title: title?.trim() || null,
    provider: provider.name,
  };
}

/** A sound or film by its own address: shown as a link to it. */
export function mediaEmbed(element: Element): Block | null {
  const source = [element, ...findAll(element, 'source')].map((each) => safeHref(attribute(each, 'src'))).find(Boolean);
  if (!source?.startsWith('http')) return null;
  return { type: 'embed', url: source, title: attribute(element, 'title'), provider: new URL(source).hostname };
}

const postClass =
  /^(twitter-(tweet|video)|instagram-media|tiktok-embed|fb-(post|video)|reddit-(card|embed-bq)|bluesky-embed|text-post-media)$/;

/** A post that its platform's script would have drawn: its address is in an attribute, or in its last link. */
export function postEmbed(element: Element): Block | null {
  if (element.tagName === 'script') {
    const post = attribute(element, 'dataTelegramPost');
    return post && /^\w+\/\d+$/.test(post) ? embedOf(`https://t.me/${post}`, null) : null;
  }
  if (!hasClass(element, postClass)) return null;
  const links = findAll(element, 'a').map((link) => attribute(link, 'href'));
  const addresses = [
    attribute(element, 'dataInstgrmPermalink'),
    attribute(element, 'cite'),
    attribute(element, 'dataHref'),
    ...links.toReversed(),
  ];
  for (const address of addresses) {
    const embed = embedOf(address, null);
    if (embed) return embed;
  }
  return null;
}
