import { join } from 'node:path';

/** What is served as it was sent: films, sounds, captions and documents, by the extension of their file. */
export const fileTypes = {
  mp4: 'video/mp4',
  webm: 'video/webm',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  vtt: 'text/vtt',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  zip: 'application/zip',
} as const;
export type FileExtension = keyof typeof fileTypes;

const kinds = { mp4: 'film', webm: 'film', mp3: 'sound', m4a: 'sound', vtt: 'captions' } as const;
export type FileKind = 'film' | 'sound' | 'captions' | 'document';
export const kindOfFile = (extension: string): FileKind =>
  extension in kinds ? kinds[extension as keyof typeof kinds] : 'document';

const fileName = /^([0-9a-f]{32})\.([a-z0-9]{2,4})$/;

/** The file that a name stands for, the last part of its address; null for any other name. */
export function parseFile(name: string): { hash: string; extension: FileExtension } | null {
  const [, hash, extension = ''] = fileName.exec(name) ?? [];
  return hash && extension in fileTypes ? { hash, extension: extension as FileExtension } : null;
}

export const fileAddress = (hash: string, extension: string): string =>
  `/${kindOfFile(extension) === 'document' ? 'files' : 'media'}/${hash}.${extension}`;

/** Path of a file, in a folder of two letters, like renditions. */
export const storedFile = (dataDir: string, hash: string, extension: string): string =>
  join(dataDir, 'assets', hash.slice(0, 2), `${hash}.${extension}`);
