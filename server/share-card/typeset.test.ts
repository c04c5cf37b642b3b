import sharp from 'sharp';
import { expect, it } from 'vitest';
import { fitText, setText } from './typeset.ts';

const setting = { language: 'ar', size: 60, weight: 'Bold', colour: '#000000', width: 700 } as const;

/** Share of the columns with ink, from the start of the image: a joined word has hardly a gap. */
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

it('long text wraps within its width, gets smaller, and is at last cut after a whole word', async () => {
  const long = Array.from({ length: 60 }, () => 'مدينة').join(' ');
  const wrapped = await setText(long, setting);
  expect(wrapped.width).toBeLessThanOrEqual(700);
  const fitted = await fitText(long, { ...setting, sizes: [60, 40], maxHeight: 260 });
  expect(fitted.height).toBeLessThanOrEqual(260);
  const short = await fitText('مدينة', { ...setting, sizes: [60, 40], maxHeight: 260 });
  expect(short.height).toBe((await setText('مدينة', setting)).height);
});

it('text is never parsed as markup', async () => {
  const markup = await setText('<b>a</b> & b', setting);
  expect(markup.width).toBeGreaterThan((await setText('a & b', setting)).width * 1.5);
  expect((await setText('&amp;', setting)).width).toBeGreaterThan((await setText('&', setting)).width * 1.5);
  expect((await ink('<span foreground="#FFFFFF00">a</span>')).some((alpha) => alpha > 200)).toBe(true);
});

/** The picture of a text, to be compared. */
async function ink(text: string, language: 'ar' | 'en' = 'ar'): Promise<Buffer> {
  const { image } = await setText(text, { ...setting, language });
  return sharp(image).extractChannel('alpha').raw().toBuffer();
}

it('Arabic text runs right to left even if it begins with a foreign word, and its final punctuation stays at the end', async () => {
  // As a mark of direction before it would have it; a text that begins with a Latin letter is set from the left by itself.
  expect((await ink('WHO تحذر')).equals(await ink('\u200FWHO تحذر'))).toBe(true);
  expect((await ink('WHO تحذر')).equals(await ink('WHO تحذر', 'en'))).toBe(false);
  expect((await ink('لغة C++')).equals(await ink('لغة \u2066C++\u2069'))).toBe(true);
  expect((await ink('لغة C++')).equals(await ink('لغة ++C'))).toBe(false);
  expect((await ink('Over (2026).')).equals(await ink('Over (2026).', 'en'))).toBe(true);
});

it('shadda with a vowel is placed on its letter, so the word does not become wider', async () => {
  const bare = await setText('وكلف', setting);
  const marked = await setText('وكُلِّف', setting);
  expect(Math.abs(marked.width - bare.width)).toBeLessThan(bare.width * 0.05);
});

it.each([
  'ا'.repeat(300),
  'W'.repeat(300),
  '#أنقذوا_غابات_الجبل_الأخضر_قبل_فوات_الأوان_يا_عالم',
  '👨‍👩‍👧‍👦'.repeat(80),
  '',
  ' \n ',
  '\u0000\u0007\u200F',
  'lone \uD800 surrogate',
  '&amp; <span>',
  'و'.concat('\u0651\u064E'.repeat(200)),
  'https://example.org/'.concat('a'.repeat(200)),
])('any text fits into its space (%#)', async (text) => {
  const room = { ...setting, sizes: [60, 40], maxHeight: 260 };
  const { width, height } = await fitText(text, room);
  expect(width).toBeLessThanOrEqual(setting.width);
  expect(height).toBeLessThanOrEqual(260);
});
