import { expect, test } from 'vitest';
import { readHtml } from '../../testing/intake.ts';

const cell = (words: string, more = {}) => ({ heading: false, content: [{ type: 'text', text: words }], ...more });
const th = (words: string, more = {}) => cell(words, { heading: true, ...more });

test('a table with caption, head, headings of rows and wide cells', () => {
  const { blocks, dropped } = readHtml(`<table><caption>محصول العسل</caption>
    <thead><tr><th scope="col">السنة</th><th colspan="2">الكمية</th></tr></thead>
    <tbody><tr><th>٢٠٢٥</th><td rowspan="2">عشرة</td><td>كيلوغرام</td></tr></tbody></table>`);
  expect(blocks).toEqual([
    {
      type: 'table',
      caption: 'محصول العسل',
      head: [[th('السنة'), th('الكمية', { colSpan: 2 })]],
      rows: [[th('٢٠٢٥'), cell('عشرة', { rowSpan: 2 }), cell('كيلوغرام')]],
    },
  ]);
  expect(dropped).toEqual({});
});

test('a first row of headings is the head', () => {
  const [table] = readHtml('<table><tr><th>أ</th></tr><tr><td>ب</td></tr></table>').blocks;
  expect(table).toMatchObject({ head: [[th('أ')]], rows: [[cell('ب')]], caption: null });
});

test('a figure gives its caption to the table', () => {
  const [table] = readHtml('<figure><table><tr><td>أ</td></tr></table><figcaption>شرح</figcaption></figure>').blocks;
  expect(table).toMatchObject({ type: 'table', caption: 'شرح' });
});

test('blocks in a cell become lines of it', () => {
  const [table] = readHtml('<table><tr><td><p>أ</p><ul><li>ب</li><li>ج</li></ul></td></tr></table>').blocks;
  const broken = ['أ', 'ب', 'ج'].flatMap((words, at) => [
    ...(at ? [{ type: 'break' }] : []),
    { type: 'text', text: words },
  ]);
  expect(table).toMatchObject({ rows: [[{ heading: false, content: broken }]] });
});

test('pictures and tables in a cell are counted', () => {
  const { blocks, dropped } = readHtml(
    '<table><tr><td>أ<img src="bees.jpg"><table><tr><td>ب</td></tr></table></td></tr></table>',
  );
  expect(blocks).toHaveLength(1);
  expect(JSON.stringify(blocks)).toContain('ب');
  expect(dropped).toEqual({ img: 1, table: 1 });
});

test('spans are sane, empty tables are nothing', () => {
  const [table] = readHtml(
    '<table><tr><td colspan="999999" rowspan="-1">أ</td><td colspan="x">ب</td></tr></table>',
  ).blocks;
  expect(table).toMatchObject({ rows: [[cell('أ', { colSpan: 100 }), cell('ب')]] });
  expect(readHtml('<table><tr><td> </td></tr></table>').blocks).toEqual([]);
});
