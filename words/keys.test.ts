import { expect, it } from 'vitest';
import { loadKeys } from './keys.ts';

const arabic = await loadKeys('ar');

it.each([
  ['والوزراء', 'وزير'],
  ['للجنة', 'لجنه'],
  ['للبيئة', 'بيءه'],
  ['وبالمدن', 'مدينه'],
  ['بألمانيا', 'المانيا'],
  ['الفلسطينيين', 'فلسطين'],
  ['أميركيات', 'امريكا'],
  ['سيارتها', 'سياره'],
  ['مستشفاهم', 'مستشفي'],
  ['لاعبو', 'لاعب'],
  ['المراهقون', 'مراهق'],
  ['المتسوقين', 'متسوق'],
])('%s is found by %s', (written, strong) => {
  expect(arabic(written).strong).toBe(strong);
});

it.each([
  'لبنان',
  'ميدان',
  'قانون',
  'بستان',
  'وزير',
  'فنان',
  'كوكب',
  'نبات',
  'هوية',
  'مليون',
  'مساكين',
  'ماراثون',
  'ياسمين',
  'إلهام',
  'وسادة',
])('%s is a word of its own', (written) => {
  expect(arabic(written).strong).toBe(written.replace('ة', 'ه').replace('إ', 'ا'));
});

it('what is only perhaps the same is a weak key', () => {
  expect(arabic('المراهقون').weak).toEqual([]);
  expect(arabic('نفطية').weak).toContain('نفط');
  expect(arabic('علماء')).toMatchObject({ strong: 'علماء', weak: expect.arrayContaining(['عالم']) });
  expect(arabic('كتابه').weak).toContain('كتاب');
  expect(arabic('كتابة').weak).not.toContain('كتاب');
});

it('keys are letters and digits, whatever is asked for', () => {
  for (const written of [
    '',
    ' ',
    "'; drop",
    'ال',
    'و',
    'ووووووو',
    'لللللل',
    'ـ',
    'اااااااا',
    'a-b',
    '٣',
    'ﷺ',
    '\u0000',
    '👍',
    'ه',
    'ا'.repeat(5000),
  ]) {
    const { strong, weak } = arabic(written);
    for (const key of [strong, ...weak]) expect(key).toMatch(/^[\p{L}\p{N}\p{M}]*$/u);
    expect(weak.length).toBeLessThanOrEqual(6);
  }
});

it('the key of a key is itself', () => {
  for (const written of ['والوزراء', 'سيارتها', 'أميركيات', 'الإسكندرية', 'السعوديون', 'مغاربة', 'أفلامهم']) {
    const { strong } = arabic(written);
    expect(arabic(strong).strong).toBe(strong);
  }
});

it('other languages have their stemmers, or none', async () => {
  const [english, french, other] = await Promise.all(['en', 'fr', 'tr'].map(loadKeys));
  expect(english!('Elections').strong).toBe(english!('election').strong);
  expect(english!('news').strong).not.toBe(english!('new').strong);
  expect(french!('élections').strong).toBe(french!('élection').strong);
  expect(other!('Şehir')).toEqual({ strong: 'sehir', weak: [] });
});
