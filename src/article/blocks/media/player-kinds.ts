/** One chunk: they share most of their code. */
export { PlayerBlock } from './PlayerBlock.tsx';
export { RecordingBlock } from './RecordingBlock.tsx';
