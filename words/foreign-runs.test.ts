import { expect, it } from 'vitest';
import { foreignRuns, wholeDirection } from './foreign-runs.ts';

/** The runs that are set apart. */
const apart = (text: string, base: 'rtl' | 'ltr' = 'rtl') =>
  foreignRuns(text, base).flatMap((run) => (run.dir ? [run.override ? `${run.text} by character` : run.text] : []));

it.each([
  ['دورة مجانية لتعلم لغة C++', ['C++']],
  ['لغات C++ وC# و.NET معاً', ['C++', 'C#', '.NET']],
  ['يعمل بلغتي Visual C++ and C#.', ['Visual C++ and C#']],
  ['فصيلة الدم A+ (أو AB-)؟', ['A+', 'AB-']],
  ['بلغ الفارق -2، وكان +6.', ['-2', '+6']],
  ['تراجع −5% ثم ارتفع +3 %.', ['−5%', '+3 %']],
  ['بين −5%، و$20؛ وعلى /etc/، هكذا', ['−5%', '$20', '/etc/']],
  ['الأعمار 10–20 في دورة 2026-11-20', ['10–20', '2026-11-20']],
  ['الهاتف: +963 11 222 3344.', ['+963 11 222 3344']],
  ['الهاتف (011) 222-3344 أو 00963 11 222 3344', ['(011) 222-3344', '00963 11 222 3344']],
  ['الهاتف +٩٦٣ ١١ ٢٢٢ ٣٣٤٤ صباحاً', ['+٩٦٣ ١١ ٢٢٢ ٣٣٤٤ by character']],
  ['زار المعرض 1 250 000 زائر', ['1 250 000']],
  ['راسلونا على press@example.org أو https://example.org/a/، شكراً', ['press@example.org', 'https://example.org/a/']],
  ['موقعنا (https://example.org/مسار/) مفتوح', ['https://example.org/مسار/']],
  ['كتب @name_example عن #Sharit_2026!', ['@name_example', '#Sharit_2026']],
  ['قال: "We will never forget, and never forgive." ثم صمت', ['We will never forget, and never forgive.']],
])('isolates what would be reordered in an Arabic sentence: %s', (text, expected) => {
  expect(apart(text)).toEqual(expected);
});

it.each([
  'افتُتح معرض “ألوان المدينة”',
  'شبكة Wi-Fi مجانية',
  'WHO تحذر من «سلالة جديدة»',
  'باريس-AFP',
  '1- البند الأول',
  'النتيجة ٢-١',
  'في 2023 – 45 حالة',
  'الساعة 16:42 في 15/3/2026',
  '#أنقذوا_الغابات',
])('leaves alone what is ordered correctly anyway: %s', (text) => {
  expect(foreignRuns(text, 'rtl')).toEqual([{ text }]);
});

it('on a left-to-right page, Arabic words do not pull in the number after them', () => {
  expect(apart('«شريط» 2026 opens', 'ltr')).toEqual(['شريط']);
  expect(apart('The word شريط means ribbon', 'ltr')).toEqual([]);
  expect(apart('He said “مرحبا!” twice', 'ltr')).toEqual(['مرحبا!']);
});

it('no character is lost or added', () => {
  for (const text of ['', ' ', '-2', 'أ C++', '(', '"', 'C++ ', ' +6 % (x) «C#»، 1 000 000!', 'a'.repeat(3000) + ' ب'])
    for (const base of ['rtl', 'ltr'] as const) {
      expect(
        foreignRuns(text, base)
          .map((run) => run.text)
          .join(''),
      ).toBe(text);
    }
});

it('takes time in proportion to the length', () => {
  const long = 40_000;
  for (const unit of ['a', '!', '0 ', 'ب', '(', 'C++ و', '1 000 ', '+', 'a@', '«a» '])
    for (const base of ['rtl', 'ltr'] as const) {
      const text = `ب ${unit.repeat(long / unit.length)} a1`;
      expect(foreignRuns(text, base).reduce((sum, run) => sum + run.text.length, 0)).toBe(text.length);
    }
});

it.each([
  ['Breaking: no Arabic letters at all (2026).', 'rtl', 'ltr'],
  ['-2', 'rtl', 'ltr'],
  ['10 – 20', 'rtl', 'ltr'],
  ['٢-١', 'rtl', null],
  ['…', 'rtl', null],
  ['شريط 2026', 'rtl', null],
  ['معرض الخط العربي!', 'ltr', 'rtl'],
  ['10 – 20', 'ltr', null],
] as const)('%s, as a whole on a page %s: %s', (text, base, expected) => {
  expect(wholeDirection(text, base)).toBe(expected);
});
