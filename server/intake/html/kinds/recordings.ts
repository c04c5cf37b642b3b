import type { Element } from 'hast';
import { isAllowedFrame } from '#contract/players.ts';
import type { Block, MediaSource, MediaTrack, Picture } from '#contract/text.ts';
import { attribute, safeHref } from '../attributes.ts';
import type { BodyContext } from '../body-context.ts';
import { findAll } from '../html-tree.ts';
import { isAssetAddress } from './href.ts';
import { lookOf } from './players.ts';
import { isPublicHost } from './public-host.ts';

export const hlsType = 'application/vnd.apple.mpegurl';
const kinds = new Set(['captions', 'subtitles', 'chapters', 'descriptions']);

/** An HLS list on a host that the newsroom allows; its films are played from there. */
export function hlsSource(address: string, players: readonly string[] | undefined): MediaSource | null {
  const href = safeHref(address);
  if (!href?.startsWith('https:') || !/\.m3u8$/i.test(new URL(href).pathname)) return null;
  return isPublicHost(new URL(href).hostname) && players && isAllowedFrame(href, players)
    ? { src: href, type: hlsType }
    : null;
}

/**
 * A film or sound: ours with its player, or a link to a public address. One that was not sent, or is inside the sender's network, is
 * not shown; a warning names it.
 */
export function recordingOf(element: Element, context: BodyContext): Block | null {
  const addresses = [element, ...findAll(element, 'source')].flatMap(
    (each) => attribute(each, 'src') ?? attribute(each, 'dataSrc') ?? [],
  );
  const sources = addresses.flatMap((address) => {
    const ours = context.recording?.(address);
    if (ours) return [{ src: ours.src, type: ours.type, kind: ours.kind }];
    const hls = hlsSource(address, context.players);
    return hls ? [{ ...hls, kind: element.tagName === 'audio' ? ('sound' as const) : ('film' as const) }] : [];
  });
  const title = attribute(element, 'title')?.trim() || attribute(element, 'ariaLabel')?.trim() || null;
  const [first] = sources;
  if (!first) return linkTo(addresses, title);
  context.played.add(element);
  const seconds = Number(attribute(element, 'dataDuration'));
  const common = {
    sources: sources.map(({ src, type }) => ({ src, type })),
    tracks: tracksOf(element, context),
    title,
    caption: null,
    credit: null,
    duration: seconds > 0 ? seconds : null,
    transcript: [],
  };
  if (first.kind === 'sound' && element.tagName === 'audio') return { type: 'sound', ...common };
  return { type: 'film', ...common, poster: posterOf(element, context), ...lookOf(element) };
}

function linkTo(addresses: readonly string[], title: string | null): Block | null {
  const href = addresses
    .filter((address) => !isAssetAddress(address))
    .map((address) => safeHref(address.startsWith('//') ? `https:${address}` : address))
    .find((address) => address?.startsWith('http') && isPublicHost(new URL(address).hostname));
  return href ? { type: 'embed', url: href, title, provider: new URL(href).hostname } : null;
}

function posterOf(element: Element, context: BodyContext): Picture | null {
  const poster = attribute(element, 'poster');
  const picture = poster ? context.picture(poster, null) : null;
  return picture === 'coming' ? null : picture;
}

function tracksOf(element: Element, context: BodyContext): MediaTrack[] {
  return findAll(element, 'track').flatMap((track) => {
    const stored = context.captions?.(attribute(track, 'src') ?? '');
    const kind = attribute(track, 'kind') ?? 'subtitles';
    if (!stored || !kinds.has(kind)) {
      context.dropped.count('track');
      return [];
    }
    return [
      {
        src: stored.src,
        kind: kind as MediaTrack['kind'],
        lang: attribute(track, 'srcLang'),
        label: attribute(track, 'label'),
      },
    ];
  });
}
