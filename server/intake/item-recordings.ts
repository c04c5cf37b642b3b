import type { Association, Item } from '#contract/ninjs/item.ts';
import type { Block, MediaSource } from '#contract/text.ts';
import type { Warning } from './field-errors.ts';
import { hlsSource } from './html/kinds/recordings.ts';
import { addressesOf, type Source } from './media/asset-names.ts';
import { notHere, type Files, type Pictures } from './media/item-pictures.ts';
import { byRole, mainHeadline } from './item-text.ts';
import { isLeftOut } from './formats/tolerant.ts';

type Given = { pictures: Pictures; files: Files; players: readonly string[] | undefined; warnings: Warning[] };
type Holder = Partial<Association> & Pick<Item, 'renditions'>;

const isRecording = ({ type }: { type?: string | undefined }) => type === 'video' || type === 'audio';
const leads = /^(feature-?media|main-?(video|audio|media)?|lead|hero)$/i;
const numbered = /--\d+$/;

/**
 * Films and sounds of an item that its text does not place: its own, or those of its lead, open the article; those of a numbered
 * field follow the text. What was not sent here is named in a warning, and its address is shown to nobody.
 */
export function recordingsOf(item: Item, given: Given): { opening: Block[]; closing: Block[]; shown: Association[] } {
  const opening: Block[] = isRecording(item)
    ? (blockOf(item, item.type, item.renditions ? 'renditions' : 'type', given) ?? [])
    : [];
  const closing: Block[] = [];
  const shown: Association[] = [];
  (item.associations ?? []).forEach((association, at) => {
    if (!isRecording(association) || isLeftOut(association) || given.files.isPlaced(association)) return;
    const place =
      leads.test(association.name) && opening.length === 0 ? opening : numbered.test(association.name) ? closing : null;
    if (!place) return;
    shown.push(association);
    place.push(...(blockOf(association, association.type, `associations[${at}]`, given) ?? []));
  });
  return { opening, closing, shown };
}

function blockOf(holder: Holder, type: string | undefined, path: string, given: Given): Block[] | null {
  const { files, pictures, players, warnings } = given;
  const renditions = (holder.renditions ?? []) as Source[];
  const found = renditions.flatMap((rendition) => {
    const addresses = addressesOf(rendition);
    const file = addresses.map((address) => files.recording(address)).find((each) => each !== null);
    const source: MediaSource | null | undefined = file
      ? { src: file.src, type: file.type }
      : addresses.map((address) => hlsSource(address, players)).find((each) => each !== null);
    return source ? [{ source, rendition }] : [];
  });
  const [first] = found;
  const word = type === 'audio' ? 'sound' : 'film';
  if (!first) {
    const playable = renditions.filter(({ contentType, href }) => isPlayable(contentType, href));
    const name = files.fetchBest(playable) ?? renditions.flatMap(addressesOf)[0];
    warnings.push({ path, message: `${word} not shown: ${name ? notHere(name) : 'it has no rendition'}` });
    return null;
  }
  const caption = byRole(holder.descriptions, 'caption', 'main', undefined, 'text', 'summary', 'richtext');
  const title = mainHeadline({ headlines: holder.headlines }) ?? holder.title?.trim() ?? null;
  const credit = holder.by?.trim() || holder.copyrightHolder?.trim() || holder.infoSources?.[0]?.name?.trim() || null;
  const { duration, width, height } = first.rendition;
  const tracks = renditions.flatMap((rendition) => {
    const track = addressesOf(rendition)
      .map((address) => files.captions(address))
      .find((each) => each !== null);
    return track
      ? [{ src: track.src, kind: 'captions' as const, lang: null, label: rendition.title?.trim() || null }]
      : [];
  });
  const common = {
    sources: found.map(({ source }) => source),
    tracks,
    title,
    caption,
    credit,
    duration: duration && duration > 0 ? duration : null,
    transcript: transcriptOf(holder),
  };
  if (type === 'audio') return [{ type: 'sound', ...common }];
  const still = renditions.filter(({ contentType }) => /^image\//i.test(contentType ?? ''));
  const poster = still.length > 0 ? pictures.ofAssociation({ ...holder, renditions: still }, path) : null;
  const side = (pixels: number | undefined) => (pixels && pixels > 0 ? pixels : null);
  return [{ type: 'film', ...common, poster, width: side(width), height: side(height) }];
}

/** One file, not a list of parts. */
const isPlayable = (type: string | undefined, href: string | undefined): boolean =>
  /^(video|audio)\//i.test(type ?? 'video/') && !/\.(m3u8|mpd)(?:$|\?)/i.test(href ?? '');

const transcriptOf = ({ descriptions }: Holder): string[] =>
  (byRole(descriptions, 'transcript') ?? '')
    .split(/\n+/)
    .map((line) => line.trim())
    .filter(Boolean);
