import { type RefObject, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { MediaSource } from '#contract/media.ts';

const hlsType = 'application/vnd.apple.mpegurl';

/**
 * `native`: the browser plays one of the sources itself. `offered`: it cannot, so that our own button loads the code that can.
 * `failed`: nor could that.
 */
export type Streaming = 'native' | 'offered' | 'loading' | 'playing' | 'failed';

let native: boolean | undefined;
const playsItself = () => (native ??= document.createElement('video').canPlayType(hlsType) !== '');
const neverChanges = () => () => undefined;

/** Plays HLS lists where the browser does not. The code for it is loaded by `play`, so with the reader's tap. */
export function useStreaming(
  player: RefObject<HTMLMediaElement | null>,
  sources: readonly MediaSource[],
): { state: Streaming; play: () => Promise<void> } {
  const [played, setPlayed] = useState<Streaming | null>(null);
  const plays = useSyncExternalStore(neverChanges, playsItself, () => true);
  const stop = useRef<() => void>(undefined);
  const list = sources.every(({ type }) => type === hlsType) ? sources[0]!.src : null;
  useEffect(() => () => stop.current?.(), []);

  const play = async () => {
    setPlayed('loading');
    try {
      const { default: Hls } = await import('hls.js');
      const element = player.current;
      if (!element || list === null) return;
      // The page's policy allows no workers made of text.
      const hls = new Hls({ enableWorker: false });
      stop.current = () => hls.destroy();
      hls.on(Hls.Events.ERROR, (_, { fatal }) => {
        if (!fatal) return;
        hls.destroy();
        setPlayed('failed');
      });
      hls.loadSource(list);
      hls.attachMedia(element);
      setPlayed('playing');
      element.focus();
      await element.play();
    } catch (error) {
      // The reader paused before it began, or their tap was too long ago: the player's own button is there.
      if (!(error instanceof DOMException && ['AbortError', 'NotAllowedError'].includes(error.name)))
        setPlayed('failed');
    }
  };
  return { state: played ?? (list !== null && !plays ? 'offered' : 'native'), play };
}
