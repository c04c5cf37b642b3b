import type { Element } from 'hast';
import { isAllowedFrame } from '#contract/players.ts';
import type { Block } from '#contract/text.ts';
import { attribute, safeHref } from '../attributes.ts';
import type { BodyContext } from '../body-context.ts';
import { hasClass } from '../html-tree.ts';
import { isPublicHost } from './public-host.ts';
import { providerOf } from './providers.ts';

type Look = { title: string | null; width: number | null; height: number | null };
const noLook: Look = { title: null, width: null, height: null };

/** The page for people that belongs to the address of a known player; else null. */
export function pageOf(href: string): string | null {
  const url = new URL(href);
  const provider = providerOf(url);
  return provider ? (provider.page?.(url) ?? url.href) : null;
}

/** The block for an address of a known provider: a player if the newsroom allows its frame, else a link; null for other addresses. */
export function embedOf(
  address: string | null,
  title: string | null,
  context: Pick<BodyContext, 'players'>,
  look: Partial<Look> = {},
): Block | null {
  const href = safeHref(address?.startsWith('//') ? `https:${address}` : address);
  if (!href?.startsWith('http')) return null;
  const url = new URL(href);
  const provider = providerOf(url);
  if (!provider) return null;
  const page = provider.page?.(url) ?? url.href;
  const frame = provider.frame?.(url);
  const named = title?.trim() || null;
  if (!frame || !isAllowedFrame(frame, context.players))
    return { type: 'embed', url: page, title: named, provider: provider.name };
  return {
    type: 'player',
    frame,
    url: page,
    provider: provider.name,
    media: provider.media ?? 'video',
    caption: null,
    credit: null,
    ...noLook,
    ...look,
    title: named,
  };
}

const side = (element: Element, property: string): number | null => {
  const pixels = Math.trunc(Number(attribute(element, property)?.replace(/px$/, '')));
  return pixels > 0 && pixels <= 10_000 ? pixels : null;
};

export const lookOf = (element: Element): Pick<Look, 'width' | 'height'> => ({
  width: side(element, 'width'),
  height: side(element, 'height'),
});

/**
 * The block of a frame: a player, a link to a known provider, or a link named by the title or host. Null only for frames that nobody
 * sees (a counter) and for hosts inside the sender's network.
 */
export function frameOf(element: Element, context: BodyContext): Block | null {
  const address =
    attribute(element, 'src') ??
    attribute(element, 'dataSrc') ??
    attribute(element, 'dataLazySrc') ??
    attribute(element, 'data');
  const title = attribute(element, 'title') ?? attribute(element, 'ariaLabel');
  const look = lookOf(element);
  if (isUnseen(element)) return null;
  const known = embedOf(address, title, context, look);
  if (known) return known;
  const href = safeHref(address?.startsWith('//') ? `https:${address}` : address);
  if (!href?.startsWith('http') || !isPublicHost(new URL(href).hostname)) return null;
  const named = title?.trim() || null;
  const provider = new URL(href).hostname;
  if (href.startsWith('https:') && isAllowedFrame(href, context.players))
    return {
      type: 'player',
      frame: href,
      url: href,
      provider,
      media: 'graphic',
      caption: null,
      credit: null,
      ...noLook,
      ...look,
      title: named,
    };
  return { type: 'embed', url: href, title: named, provider };
}

function isUnseen(element: Element): boolean {
  const style = attribute(element, 'style') ?? '';
  const sides = [attribute(element, 'width'), attribute(element, 'height')];
  return (
    sides.some((each) => each !== null && /^[01](px)?$/.test(each.trim())) ||
    /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style) ||
    element.properties.hidden === true
  );
}

/** A player that a script would have drawn, recognised by its placeholder element or its script. */
export function scriptedPlayer(element: Element, context: BodyContext): Block | null {
  const source = attribute(element, 'dataSrc') ?? '';
  if (hasClass(element, /^flourish-embed$/) && /^(visualisation|story)\/\d+/.test(source))
    return embedOf(
      `https://flo.uri.sh/${/^\w+\/\d+/.exec(source)![0]}/embed`,
      attribute(element, 'dataTitle'),
      context,
    );
  const [account, video] = [attribute(element, 'dataAccount'), attribute(element, 'dataVideoId')];
  if ((element.tagName === 'video-js' || element.tagName === 'video') && account && video) {
    const player = `${attribute(element, 'dataPlayer') ?? 'default'}_${attribute(element, 'dataEmbed') ?? 'default'}`;
    const query = new URLSearchParams({ videoId: video });
    return embedOf(
      `https://players.brightcove.net/${encodeURIComponent(account)}/${encodeURIComponent(player)}/index.html?${query}`,
      attribute(element, 'title'),
      context,
      lookOf(element),
    );
  }
  const script = element.tagName === 'script' ? (attribute(element, 'src') ?? '').replace(/^\/\//, 'https://') : '';
  const chart = /^https:\/\/datawrapper\.dwcdn\.net\/(\w+)\/embed\.js/.exec(script);
  if (chart) return embedOf(`https://datawrapper.dwcdn.net/${chart[1]}/`, null, context);
  const jw = /^https:\/\/(?:cdn\.jwplayer\.com|content\.jwplatform\.com)\/players\/(\w+-\w+)\.js/.exec(script);
  if (jw) return embedOf(`https://cdn.jwplayer.com/players/${jw[1]}.html`, null, context);
  return null;
}
