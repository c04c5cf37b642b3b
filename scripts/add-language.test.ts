import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
let copy: string;

// A copy of the project's types with one more language, which has nothing yet.
beforeAll(() => {
  copy = realpathSync(mkdtempSync(join(tmpdir(), 'sharit-language-')));
  for (const path of ['contract', 'src', 'package.json'])
    cpSync(join(root, path), join(copy, path), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  const file = join(copy, 'contract/language.ts');
  const before = readFileSync(file, 'utf8');
  const after = before.replace("['ar', 'en'] as const", "['ar', 'en', 'fr'] as const");
  if (after === before) throw new Error('contract/language.ts has another list of languages');
  writeFileSync(file, after);
  const { compilerOptions } = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8')) as {
    compilerOptions: object;
  };
  const include = ['src/language/*.ts', 'src/app/head/head-tags.ts'];
  writeFileSync(join(copy, 'tsconfig.json'), JSON.stringify({ compilerOptions, include }));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

function typeErrors(): string {
  try {
    return execFileSync(join(root, 'node_modules/.bin/tsc'), { cwd: copy, encoding: 'utf8' });
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}

test('a language that is only listed is a type error wherever it lacks something', () => {
  const files = new Set([...typeErrors().matchAll(/^([\w./-]+)\(\d+,\d+\): error/gm)].map(([, file]) => file!));
  expect([...files].toSorted()).toEqual([
    'contract/language.ts',
    'src/app/head/head-tags.ts',
    'src/language/catalogues.test.ts',
    'src/language/dates.ts',
    'src/language/desk-catalogue.ts',
    'src/language/follow-catalogue.ts',
    'src/language/format.ts',
    'src/language/load-catalogue.ts',
    'src/language/numerals.ts',
    'src/language/useOfflineTexts.ts',
  ]);
});
