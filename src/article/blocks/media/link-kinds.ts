/** One chunk for the same reason as words/word-kinds.ts. */
export { AttachmentBlock } from './AttachmentBlock.tsx';
export { EmbedBlock } from './EmbedBlock.tsx';
