/** One chunk: they share most of their code. */
export { FilmBlock } from './FilmBlock.tsx';
export { PlayerBlock } from './PlayerBlock.tsx';
export { SoundBlock } from './SoundBlock.tsx';
