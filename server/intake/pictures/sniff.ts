/** What a file is by its first bytes. `format`: one that pictures are read from; else `kind` says in words what it is. */
export type Sniffed =
  | { format: 'jpeg' | 'png' | 'gif' | 'webp' | 'tiff' | 'avif' }
  | { kind: string; picture: boolean };

const starts: [string, string, Sniffed][] = [
  ['hex', 'ffd8ff', { format: 'jpeg' }],
  ['hex', '89504e470d0a1a0a', { format: 'png' }],
  ['latin1', 'GIF8', { format: 'gif' }],
  ['hex', '49492a00', { format: 'tiff' }],
  ['hex', '4d4d002a', { format: 'tiff' }],
  ['hex', '49492b00', { format: 'tiff' }],
  ['hex', '4d4d002b', { format: 'tiff' }],
  ['latin1', '8BPS', { kind: 'a Photoshop document', picture: true }],
  ['latin1', 'BM', { kind: 'a BMP file', picture: true }],
  ['hex', '00000100', { kind: 'an icon (ICO)', picture: true }],
  ['hex', 'ff0a', { kind: 'a JPEG XL file', picture: true }],
  ['hex', '0000000c4a584c20', { kind: 'a JPEG XL file', picture: true }],
  ['hex', '0000000c6a502020', { kind: 'a JPEG 2000 file', picture: true }],
  ['hex', 'ff4fff51', { kind: 'a JPEG 2000 file', picture: true }],
  ['latin1', '%!PS', { kind: 'a PostScript file', picture: true }],
  ['hex', 'c5d0d3c6', { kind: 'a PostScript file', picture: true }],
  ['latin1', '%PDF', { kind: 'a PDF file', picture: false }],
  ['latin1', 'PK\u0003\u0004', { kind: 'a ZIP archive or an office document', picture: false }],
];

/** Reads the first kilobytes of a file; its name and declared type may say anything. */
export function sniff(head: Buffer): Sniffed {
  if (head.length === 0) return { kind: 'an empty file', picture: true };
  for (const [encoding, start, sniffed] of starts)
    if (
      head
        .subarray(0, Buffer.byteLength(start, encoding as BufferEncoding))
        .equals(Buffer.from(start, encoding as BufferEncoding))
    )
      return sniffed;
  if (head.toString('latin1', 0, 4) === 'RIFF')
    return head.toString('latin1', 8, 12) === 'WEBP' ? { format: 'webp' } : { kind: 'a sound or film', picture: false };
  if (head.toString('latin1', 4, 8) === 'ftyp') return ofBrand(head);
  return ofText(head);
}

function ofBrand(head: Buffer): Sniffed {
  const brands = head.toString('latin1', 8, Math.min(head.length, head.readUInt32BE(0), 200));
  if (/avi[fs]/.test(brands)) return { format: 'avif' };
  if (/hei[cxmsf]|hev[cxms]|mif1|msf1/.test(brands))
    return { kind: 'a HEIC picture, as telephones make them', picture: true };
  return { kind: 'a film', picture: false };
}

function ofText(head: Buffer): Sniffed {
  const utf16 = head[0] === 0xff && head[1] === 0xfe;
  const text = head.toString(utf16 ? 'utf16le' : 'utf8').replace(/^\uFEFF/, '');
  if (/<svg[\s>]/i.test(text)) return { kind: 'an SVG drawing', picture: true };
  if (/^\s*<(?:!doctype|html|head|body|\?xml)/i.test(text))
    return { kind: 'a web page or XML, not a picture', picture: true };
  return { kind: 'in no format that is known here', picture: true };
}
