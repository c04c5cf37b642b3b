import { expect, it } from 'vitest';
import { fileKind } from './file-kind.ts';

it('names a file by its type, else by the ending of its address', () => {
  expect(fileKind('application/pdf; charset=binary', '/files/a1')).toBe('PDF');
  expect(fileKind(null, 'https://example.org/plans/quay.xlsx?v=2')).toBe('XLSX');
  expect(fileKind('application/octet-stream', '/files/a1')).toBeNull();
  expect(fileKind(null, 'https://example.org/plan')).toBeNull();
});
