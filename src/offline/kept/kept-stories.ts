import { savedStories } from '../../saved/saved-stories.ts';
import { isInPack } from './ticker-pack.ts';

/** Whether the reader has saved the story or taken it along. */
export const isKept = (id: unknown): boolean =>
  typeof id === 'string' && (isInPack(id) || savedStories().some(({ story }) => story.id === id));
