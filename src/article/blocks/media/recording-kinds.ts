/** One chunk: nearly all of their code is the same. */
export { FilmBlock } from './FilmBlock.tsx';
export { SoundBlock } from './SoundBlock.tsx';
