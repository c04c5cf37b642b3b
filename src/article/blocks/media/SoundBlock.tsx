import { useId, useRef } from 'react';
import { useTranslation } from '../../../language/I18nContext.tsx';
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

/** A sound in the browser's own player; nothing of it is loaded until it is played. */
export function SoundBlock({ attributes, block }: BlockProps<'sound'>) {
  const { t } = useTranslation();
  const name = useId();
  const player = useRef<HTMLAudioElement>(null);
  const { sources, tracks, title, caption, credit, duration, transcript } = block;
  const { state, play } = useStreaming(player, sources);
  return (
    <figure id={attributes.id} className="article-recording sound">
      <RecordingTitle id={name} kind={t('article.sound')} title={title} duration={duration} />
      <div className="recording-frame">
        {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- captions are there where the newsroom sent some */}
        <audio ref={player} controls={state === 'native' || state === 'playing'} preload="none" aria-labelledby={name}>
          {sources.map(({ src, type }) => (
            <source key={src} src={src} type={type} />
          ))}
          <Tracks tracks={tracks} />
        </audio>
        <StreamingOffer state={state} play={play} titleId={name} />
      </div>
      <StreamingFailure state={state} address={sources[0]!.src} />
      <MediaLink address={sources[0]!.src} label={t('article.openMedia')} />
      <Caption caption={caption} credit={credit} attributes={attributes} />
      <Transcript paragraphs={transcript} />
    </figure>
  );
}
