import { fileTypes, type FileExtension } from '../../store/stored-files.ts';

/** What a film, sound, captions file or document is by its first bytes; null of what is not served. */
export function sniffFile(head: Buffer, declaredType: string): FileExtension | null {
  const text = (from: number, to: number) => head.toString('latin1', from, to);
  if (text(4, 8) === 'ftyp') return ofBrand(text(8, 12), declaredType);
  if (head.subarray(0, 4).toString('hex') === '1a45dfa3') return text(0, 200).includes('webm') ? 'webm' : null;
  if (text(0, 3) === 'ID3' || isMpegFrame(head)) return 'mp3';
  if (/^(\uFEFF)?WEBVTT(?=\s|$)/.test(head.toString('utf8', 0, 16))) return 'vtt';
  if (text(0, 5) === '%PDF-') return 'pdf';
  if (text(0, 4) === 'PK\u0003\u0004') return ofArchive(declaredType);
  return null;
}

function ofBrand(brand: string, declaredType: string): FileExtension | null {
  if (/^M4[AB] $/.test(brand)) return 'm4a';
  // Pictures, and QuickTime, which most browsers do not play.
  if (/^(avi[fs]|hei[cxms]|hev[cxms]|mif1|msf1|qt {2})$/.test(brand)) return null;
  return /^audio\//i.test(declaredType) ? 'm4a' : 'mp4';
}

/** Eleven set bits, MPEG 1 or 2, layer III, and a bit rate and sampling rate that exist. */
const isMpegFrame = (head: Buffer): boolean =>
  head.length > 3 &&
  head[0] === 0xff &&
  (head[1]! & 0xe6) === 0xe2 &&
  (head[2]! & 0xf0) !== 0xf0 &&
  (head[2]! & 0x0c) !== 0x0c;

const archives = ['docx', 'xlsx', 'pptx', 'odt'] as const;
const ofArchive = (declaredType: string): FileExtension =>
  archives.find((extension) => fileTypes[extension] === declaredType.split(';')[0]!.trim().toLowerCase()) ?? 'zip';
