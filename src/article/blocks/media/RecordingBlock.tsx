import { useId, useRef } from 'react';
import { useTranslation } from '../../../language/I18nContext.tsx';
import type { Picture } from '#contract/media.ts';
import type { BlockProps } from '../block-props.ts';
import { Caption } from './Caption.tsx';
import { MediaLink } from './MediaLink.tsx';
import { RecordingTitle } from './RecordingTitle.tsx';
import { StreamingFailure } from './StreamingFailure.tsx';
import { StreamingOffer } from './StreamingOffer.tsx';
import { Tracks } from './Tracks.tsx';
import { Transcript } from './Transcript.tsx';
import { useStreaming } from './useStreaming.ts';
import './media.css';
import './recording.css';

/** Pixels: enough for the text's column on most screens. A poster has no srcset. */
const posterWidth = 960;
const posterOf = ({ src, renditions }: Picture) => renditions.find(({ width }) => width >= posterWidth)?.src ?? src;

/** A film or a sound in the browser's own player. Until it is played, nothing but a film's poster is loaded. */
export function RecordingBlock({ attributes, block }: BlockProps<'film'> | BlockProps<'sound'>) {
  const { t } = useTranslation();
  const name = useId();
  const player = useRef<HTMLVideoElement>(null);
  const { type, sources, tracks, title, caption, credit, duration, transcript } = block;
  const { state, play } = useStreaming(player, sources);
  const address = sources[0]!.src;
  const common = {
    ref: player,
    controls: state === 'native' || state === 'playing',
    preload: 'none',
    'aria-labelledby': name,
  } as const;
  const inside = (
    <>
      {sources.map((source) => (
        <source key={source.src} src={source.src} type={source.type} />
      ))}
      <Tracks tracks={tracks} />
    </>
  );
  return (
    <figure id={attributes.id} className={type === 'sound' ? 'article-media sound' : 'article-media'}>
      <RecordingTitle id={name} kind={t(`article.${type}`)} title={title} duration={duration} />
      <div className="recording-frame">
        {/* oxlint-disable jsx-a11y/media-has-caption -- captions are there where the newsroom sent some */}
        {type === 'sound' ? (
          <audio {...common}>{inside}</audio>
        ) : (
          <video {...common} playsInline {...pictureOf(block)}>
            {inside}
          </video>
        )}
        {/* oxlint-enable jsx-a11y/media-has-caption */}
        <StreamingOffer state={state} play={play} titleId={name} />
      </div>
      <StreamingFailure state={state} address={address} />
      <MediaLink address={address} label={t('article.openMedia')} />
      <Caption caption={caption} credit={credit} attributes={attributes} />
      <Transcript paragraphs={transcript} />
    </figure>
  );
}

/** Its poster, and the room that it takes before anything of it is loaded. */
function pictureOf({ poster, width, height }: BlockProps<'film'>['block']) {
  return {
    poster: poster ? posterOf(poster) : undefined,
    style: { aspectRatio: `${width ?? poster?.width ?? 16} / ${height ?? poster?.height ?? 9}` },
  };
}
