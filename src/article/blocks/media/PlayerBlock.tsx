import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from '../../../language/I18nContext.tsx';
import { StoryText } from '../../../story/StoryText.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { GraphicIcon, OutsideIcon, PlayIcon, SoundIcon } from '../../../ui/icons.ts';
import type { BlockProps } from '../block-props.ts';
import { Caption } from './Caption.tsx';
import './media.css';
import './player.css';
import './recording.css';

const icons = { video: PlayIcon, audio: SoundIcon, graphic: GraphicIcon };

/**
 * The player of another site: a card until the reader asks for it, then its frame. Without scripts, and in print, the link under
 * the card leads to the same.
 */
export function PlayerBlock({ attributes, block }: BlockProps<'player'>) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const id = useId();
  const { url, provider, media, title, caption, credit } = block;
  const name = title ?? caption ?? t('article.embedOf', { name: provider });
  return (
    <figure id={attributes.id} className="article-media player" data-media={media}>
      {open ? (
        <Frame block={block} name={name} />
      ) : (
        <button
          type="button"
          className="player-card noscript:hidden"
          style={ratioOf(block)}
          aria-describedby={id}
          onClick={() => setOpen(true)}
        >
          <span className="play-disc">
            <Icon of={icons[media]} size={32} />
          </span>
          <span className="player-name">
            <span className="block text-meta text-mute">{t(`article.open.${media}`)}</span>
            <span className="block font-bold">
              <StoryText text={name} />
            </span>
          </span>
        </button>
      )}
      <p className="player-source">
        <a href={url} rel="noopener" className="text-link">
          <span className="player-title">
            <StoryText text={name} />
            {t('common.comma')}
          </span>
          {t('article.watchAt', { name: provider })}
          <Icon of={OutsideIcon} size={16} />
        </a>
        {!open && (
          <span id={id} className="text-mute noscript:hidden" data-screen="">
            {t('article.loadedFrom', { name: provider })}
          </span>
        )}
      </p>
      <Caption caption={title ? caption : null} credit={credit} attributes={attributes} />
    </figure>
  );
}

type Player = BlockProps<'player'>['block'];

/** As the sender gave it: a ratio, or a height alone; else what is usual for its kind (player.css). */
function ratioOf({ width, height }: Player) {
  if (width && height) return { aspectRatio: `${width} / ${height}` };
  return height ? { blockSize: `${height}px` } : undefined;
}

/** It may run scripts and open windows, but not lead the page away, and learns of the reader no more than the site they are on. */
function Frame({ block, name }: { block: Player; name: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => frame.current?.focus(), []);
  return (
    <iframe
      ref={frame}
      src={block.frame}
      title={name}
      style={ratioOf(block)}
      sandbox="allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-presentation allow-forms"
      allow="autoplay; fullscreen; encrypted-media; picture-in-picture"
      referrerPolicy="strict-origin-when-cross-origin"
    />
  );
}
