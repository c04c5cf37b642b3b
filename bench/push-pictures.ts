import sharp from 'sharp';

type Bytes = Buffer<ArrayBuffer>;
type Huge = { name: string; bytes: Bytes };

/** Something like a photograph: large forms, and noise that no encoder can do without. */
async function draw(width: number, height: number) {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 24 };
  const tile = await sharp({ create: { width: 2048, height: 1536, channels: 3, background: '#777', noise } })
    .blur(1.4)
    .composite([{ input: forms, blend: 'soft-light' }])
    .png()
    .toBuffer();
  return sharp(tile, { limitInputPixels: false }).resize(width, height, { fit: 'fill', kernel: 'linear' });
}

const forms = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="2048" height="1536"><linearGradient id="g" x2="0" y2="1"><stop stop-color="#8ac"/><stop offset="1" stop-color="#421"/></linearGradient><rect width="2048" height="1536" fill="url(#g)"/><circle cx="700" cy="800" r="500" fill="#da5"/><path d="M0 1536 900 500 2048 1536z" fill="#275"/></svg>',
);

let sample: Bytes | undefined;

/** A JPEG of 3 megapixels, with other bytes for each number. */
export async function samplePicture(number: number): Promise<Bytes> {
  sample ??= await (await draw(2048, 1536)).jpeg({ quality: 88 }).toBuffer();
  return numberedJpeg(sample, number);
}

/** The same picture with a comment after the start of the image: other bytes for each number. */
export function numberedJpeg(picture: Buffer, number: number): Bytes {
  const comment = Buffer.from(`\0\0\0\0${number}`);
  comment.writeUInt16BE(0xff_fe, 0);
  comment.writeUInt16BE(comment.length - 2, 2);
  return Buffer.concat([picture.subarray(0, 2), comment, picture.subarray(2)]);
}

/** Pictures of 100 megapixels: as cameras write them, and in the variants that cost a decoder most. */
export async function hugePictures(): Promise<{ baseline: Huge[]; mixed: Huge[] }> {
  const first = await (await draw(12_000, 8_334)).jpeg({ quality: 85 }).toBuffer();
  const copy = () => sharp(first, { limitInputPixels: false });
  const numbered = (bytes: Bytes, number: number) => Buffer.concat([bytes, Buffer.from(`\0${number}`)]);
  const named = (kind: string, bytes: Bytes) => ({ name: `huge-${kind}`, bytes });
  return {
    baseline: [1, 2, 3, 4].map((number) => named(String(number), numbered(first, number))),
    mixed: [
      named('progressive', await copy().jpeg({ quality: 85, progressive: true }).toBuffer()),
      named('png', await copy().blur(3).png({ compressionLevel: 3 }).toBuffer()),
      named('tiff', await copy().blur(3).tiff({ compression: 'jpeg', quality: 85 }).toBuffer()),
      named('cmyk', await copy().toColourspace('cmyk').jpeg({ quality: 80 }).toBuffer()),
    ],
  };
}
