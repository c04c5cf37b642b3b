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
import './recording.css';

/** Pixels: enough for the text's column on most screens. A poster has no srcset. */
const posterWidth = 960;
const posterOf = ({ src, renditions }: Picture) => renditions.find(({ width }) => width >= posterWidth)?.src ?? src;

/** A film in the browser's own player. Until it is played, nothing but its poster is loaded. */
export function FilmBlock({ attributes, block }: BlockProps<'film'>) {
  const { t } = useTranslation();
  const name = useId();
  const player = useRef<HTMLVideoElement>(null);
  const { sources, tracks, title, caption, credit, duration, transcript, poster } = block;
  const { state, play } = useStreaming(player, sources);
  const width = block.width ?? poster?.width ?? 16;
  const height = block.height ?? poster?.height ?? 9;
  return (
    <figure id={attributes.id} className="article-recording">
      <RecordingTitle id={name} kind={t('article.film')} title={title} duration={duration} />
      <div className="recording-frame">
        {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- captions are there where the newsroom sent some */}
        <video
          ref={player}
          controls={state === 'native' || state === 'playing'}
          preload="none"
          playsInline
          poster={poster ? posterOf(poster) : undefined}
          aria-labelledby={name}
          style={{ aspectRatio: `${width} / ${height}` }}
        >
          {sources.map(({ src, type }) => (
            <source key={src} src={src} type={type} />
          ))}
          <Tracks tracks={tracks} />
        </video>
        <StreamingOffer state={state} play={play} titleId={name} />
      </div>
      <StreamingFailure state={state} address={sources[0]!.src} />
      <MediaLink address={sources[0]!.src} label={t('article.openMedia')} />
      <Caption caption={caption} credit={credit} attributes={attributes} />
      <Transcript paragraphs={transcript} />
    </figure>
  );
}
