import sharp from 'sharp';
import { expect, it } from 'vitest';
import { fitText, setText } from './typeset.ts';

const setting = { size: 60, weight: 'Bold', colour: '#000000', width: 700 } as const;

/** Share of the columns that hold ink, from the start of the image: a joined word has hardly a gap. */
async function inked(text: string): Promise<number> {
  const { image } = await setText(text, setting);
  const { data, info } = await sharp(image).extractChannel('alpha').raw().toBuffer({ resolveWithObject: true });
  let columns = 0;
  for (let x = 0; x < info.width; x += 1) {
    for (let y = 0; y < info.height; y += 1) {
      if (data[y * info.width + x]! > 40) {
        columns += 1;
        break;
      }
    }
  }
  return columns / info.width;
}

it('Arabic letters are joined: with the same letters kept apart the word is wider and has gaps', async () => {
  const joined = await setText('بيتنا', setting);
  const apart = await setText([...'بيتنا'].join('\u200C'), setting);
  expect(apart.width).toBeGreaterThan(joined.width * 1.2);
  expect(await inked('بيتنا')).toBeGreaterThan(0.97);
});

it('long text wraps within its width, gets smaller, and at last loses whole words', async () => {
  const long = Array.from({ length: 60 }, () => 'مدينة').join(' ');
  const wrapped = await setText(long, setting);
  expect(wrapped.width).toBeLessThanOrEqual(700);
  const fitted = await fitText(long, { ...setting, sizes: [60, 40], maxHeight: 260 });
  expect(fitted.height).toBeLessThanOrEqual(260);
  const short = await fitText('مدينة', { ...setting, sizes: [60, 40], maxHeight: 260 });
  expect(short.height).toBe((await setText('مدينة', setting)).height);
});

it('text is text, never markup', async () => {
  await expect(setText('<b>a</b> & b', setting)).resolves.toMatchObject({ height: expect.any(Number) });
});
