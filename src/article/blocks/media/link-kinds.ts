/** One chunk, as in words/word-kinds.ts. */
export { AttachmentBlock } from './AttachmentBlock.tsx';
export { EmbedBlock } from './EmbedBlock.tsx';
