import { expect, it } from 'vitest';
import { numberColumns } from './number-columns.ts';

const row = (...texts: string[]) =>
  texts.map((text) => ({ heading: false, content: [{ type: 'text' as const, text }] }));

it('finds the columns of numbers in both digit sets, with units and empty cells', () => {
  const rows = [
    row('المرفأ', '١١٫٤', '8 %', '٢٠٢٨'),
    row('الضاحية', '٩٫٧', '12.5 %', '–'),
    row('الطوق', '', '-3', 'لاحقاً'),
  ];
  expect([...numberColumns(rows)]).toEqual([1, 2]);
});

it('finds none in a table of words', () => {
  expect(numberColumns([row('أ', 'ب'), row('ج', '')]).size).toBe(0);
});
