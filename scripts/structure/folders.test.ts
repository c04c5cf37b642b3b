import { expect, it } from 'vitest';
import { codeFiles, crowdedFolders, folderCircles } from './folders.ts';

const files = codeFiles();

it('finds a circle of folders, not one between a folder and what it contains', () => {
  const imports: Record<string, string[]> = {
    'src/a/one.ts': ['../b/two.ts', './inner/four.ts'],
    'src/b/two.ts': ['../c/three.ts'],
    'src/c/three.ts': ['#src/a/one.ts', 'zod'],
    'src/a/inner/four.ts': ['../one.ts'],
  };
  expect(folderCircles(Object.keys(imports), (file) => imports[file]!)).toEqual(['src/a → src/b → src/c → src/a']);
});

it('no folders import each other in a circle', () => {
  expect(files.length).toBeGreaterThan(100);
  expect(folderCircles(files)).toEqual([]);
});

it('no folder holds more than 25 files', () => {
  expect(crowdedFolders(files, 25)).toEqual([]);
  expect(crowdedFolders(files, 5).length).toBeGreaterThan(0);
});
