import sharp from 'sharp';

/** Pictures beside each other, on the grey of the guides; as PNG. `gap`: in pixels. */
export async function sideBySide(pictures: Buffer[], gap: number): Promise<Buffer> {
  const sizes = await Promise.all(pictures.map(async (picture) => sharp(picture).metadata()));
  const width = sizes.reduce((sum, size) => sum + size.width, gap * (pictures.length + 1));
  const height = Math.max(...sizes.map((size) => size.height)) + gap * 2;
  let left = gap;
  const placed = pictures.map((input, index) => {
    const place = { input, left, top: gap };
    left += sizes[index]!.width + gap;
    return place;
  });
  return sharp({ create: { width, height, channels: 3, background: '#857D6D' } })
    .composite(placed)
    .png()
    .toBuffer();
}
