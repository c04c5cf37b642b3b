import { safeHref } from '../attributes.ts';

export type Provider = {
  name: string;
  hosts: RegExp;
  /** The page a person opens, from the address of the player. */
  page?: (url: URL) => string | null;
  /** The address of the frame, from that of the player or of the page; null of what has none. */
  frame?: (url: URL) => string | null;
  media?: 'video' | 'audio' | 'graphic';
};

const lastPart = (url: URL) => url.pathname.split('/').findLast(Boolean) ?? null;
const named = (url: URL, parameter: string) => safeHref(url.searchParams.get(parameter));
const secure = (url: URL) => url.href.replace(/^http:/, 'https:');

function youtubeVideo(url: URL): string | null {
  const id =
    url.hostname === 'youtu.be'
      ? lastPart(url)
      : (/^\/(?:embed|shorts|live|v)\/([\w-]+)/.exec(url.pathname)?.[1] ?? url.searchParams.get('v'));
  return id && /^[\w-]{3,20}$/.test(id) && id !== 'videoseries' ? id : null;
}

function youtubeFrame(url: URL): string | null {
  const id = youtubeVideo(url);
  const list = url.searchParams.get('list');
  if (!id && !(list && /^[\w-]+$/.test(list))) return null;
  const query = new URLSearchParams();
  const start = /^(\d+)s?$/.exec(url.searchParams.get('start') ?? url.searchParams.get('t') ?? '')?.[1];
  if (start) query.set('start', start);
  if (list && /^[\w-]+$/.test(list)) query.set('list', list);
  const asked = query.size > 0 ? `?${query}` : '';
  return `https://www.youtube-nocookie.com/embed/${id ?? 'videoseries'}${asked}`;
}

function vimeoVideo(url: URL): { id: string; hash: string | null } | null {
  const [, id, hash] = /\/(?:video\/)?(\d+)(?:\/([0-9a-f]+))?$/.exec(url.pathname.replace(/\/$/, '')) ?? [];
  return id ? { id, hash: url.searchParams.get('h') ?? hash ?? null } : null;
}

function dailymotionVideo(url: URL): string | null {
  const id =
    url.hostname === 'dai.ly'
      ? lastPart(url)
      : (/\/video\/([a-zA-Z0-9]+)/.exec(url.pathname)?.[1] ?? url.searchParams.get('video'));
  return id && /^[a-zA-Z0-9]+$/.test(id) ? id : null;
}

/** Players that have a frame, platforms of posts, and others whose name says more than their host. */
const providers: Provider[] = [
  {
    name: 'YouTube',
    hosts: /(^|\.)(youtube\.com|youtube-nocookie\.com|youtu\.be)$/,
    page: (url) => {
      const id = youtubeVideo(url);
      return id && url.hostname !== 'youtu.be' ? `https://www.youtube.com/watch?v=${id}` : null;
    },
    frame: youtubeFrame,
  },
  {
    name: 'Vimeo',
    hosts: /(^|\.)vimeo\.com$/,
    page: (url) => (url.hostname === 'player.vimeo.com' ? `https://vimeo.com/${lastPart(url)}` : null),
    frame: (url) => {
      const video = vimeoVideo(url);
      return (
        video && `https://player.vimeo.com/video/${video.id}${video.hash ? `?h=${encodeURIComponent(video.hash)}` : ''}`
      );
    },
  },
  {
    name: 'Dailymotion',
    hosts: /(^|\.)(dailymotion\.com|dai\.ly)$/,
    page: (url) => {
      const id = dailymotionVideo(url);
      return id && `https://www.dailymotion.com/video/${id}`;
    },
    frame: (url) => {
      const id = dailymotionVideo(url);
      return id && `https://geo.dailymotion.com/player.html?video=${id}`;
    },
  },
  { name: 'Brightcove', hosts: /^players\.brightcove\.net$/, frame: secure },
  {
    name: 'JW Player',
    hosts: /^(cdn\.jwplayer\.com|content\.jwplatform\.com)$/,
    frame: (url) => (/^\/players\/.+\.html$/.test(url.pathname) ? secure(url) : null),
  },
  {
    name: 'Flourish',
    hosts: /(^|\.)(flourish\.studio|flo\.uri\.sh)$/,
    page: (url) => url.href.replace('flo.uri.sh', 'public.flourish.studio').replace(/\/embed\/?$/, '/'),
    frame: (url) => {
      const shown = /^\/(visualisation|story)\/(\d+)/.exec(url.pathname);
      return shown && `https://flo.uri.sh/${shown[1]}/${shown[2]}/embed`;
    },
    media: 'graphic',
  },
  {
    name: 'Datawrapper',
    hosts: /(^|\.)(datawrapper\.dwcdn\.net|datawrapper\.de)$/,
    frame: (url) => (url.hostname === 'datawrapper.dwcdn.net' ? secure(url) : null),
    media: 'graphic',
  },
  {
    name: 'SoundCloud',
    hosts: /(^|\.)soundcloud\.com$/,
    page: (url) => named(url, 'url'),
    frame: (url) =>
      url.hostname === 'w.soundcloud.com'
        ? secure(url)
        : `https://w.soundcloud.com/player/?${new URLSearchParams({ url: url.href })}`,
    media: 'audio',
  },
  {
    name: 'Spotify',
    hosts: /^open\.spotify\.com$/,
    page: (url) => url.href.replace(/\/embed(-podcast)?\//, '/'),
    frame: (url) =>
      /^\/(?:intl-\w+\/)?(?:embed(?:-podcast)?\/)?(?:episode|show|track|album|playlist|artist)\/\w+/.test(url.pathname)
        ? `https://open.spotify.com/embed${url.pathname.replace(/^\/intl-\w+/, '').replace(/^\/embed(-podcast)?/, '')}`
        : null,
    media: 'audio',
  },
  {
    name: 'Omny',
    hosts: /(^|\.)omny\.fm$/,
    page: (url) => url.href.replace(/\/embed\/?(?=$|[?#])/, ''),
    frame: (url) => (/\/embed\/?$/.test(url.pathname) ? secure(url).replace('//www.', '//') : null),
    media: 'audio',
  },
  {
    name: 'Apple Podcasts',
    hosts: /^(embed\.)?podcasts\.apple\.com$/,
    page: (url) => url.href.replace('//embed.', '//'),
    frame: (url) => secure(url).replace(/\/\/(embed\.)?podcasts/, '//embed.podcasts'),
    media: 'audio',
  },
  {
    name: 'X',
    hosts: /(^|\.)(twitter\.com|x\.com)$/,
    page: (url) => {
      const id = url.hostname === 'platform.twitter.com' && url.searchParams.get('id');
      return id && /^\d+$/.test(id) ? `https://x.com/i/status/${id}` : null;
    },
  },
  { name: 'Facebook', hosts: /(^|\.)(facebook\.com|fb\.watch|fb\.com)$/, page: (url) => named(url, 'href') },
  {
    name: 'Instagram',
    hosts: /(^|\.)instagram\.com$/,
    page: (url) => url.href.replace(/\/embed(\/captioned)?\/?$/, '/'),
  },
  { name: 'Threads', hosts: /(^|\.)threads\.(net|com)$/ },
  { name: 'TikTok', hosts: /(^|\.)tiktok\.com$/ },
  { name: 'Telegram', hosts: /(^|\.)(t\.me|telegram\.me)$/, page: (url) => `https://t.me${url.pathname}` },
  { name: 'Google Maps', hosts: /(^|\.)(google\.[a-z.]+|maps\.app\.goo\.gl)$/ },
  { name: 'Reddit', hosts: /(^|\.)reddit\.com$/ },
  { name: 'Bluesky', hosts: /(^|\.)bsky\.(app|social)$/ },
  {
    name: 'Mastodon',
    hosts: /(^|\.)(mastodon\.(social|online|world)|mstdn\.social)$/,
    page: (url) => url.href.replace(/\/embed\/?$/, ''),
  },
  {
    name: 'Google Docs',
    hosts: /^docs\.google\.com$/,
    page: (url) => (/^\/(viewer|gview)/.test(url.pathname) ? named(url, 'url') : null),
  },
  {
    name: 'Infogram',
    hosts: /(^|\.)infogram\.com$/,
    page: (url) => `https://infogram.com${url.pathname}`,
  },
  { name: 'Internet Archive', hosts: /(^|\.)archive\.org$/ },
];

export function providerOf(url: URL): Provider | null {
  const provider = providers.find(({ hosts }) => hosts.test(url.hostname));
  // Google has more than maps.
  if (provider?.name === 'Google Maps' && !/^\/maps\b/.test(url.pathname) && url.hostname !== 'maps.app.goo.gl')
    return null;
  return provider ?? null;
}
