import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { walls } from './rooms.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const forbidden = walls().flatMap(({ room, forbidden: names }) =>
  names.flatMap((name) =>
    [1, 2].map((depth) => ({ room, name, depth, file: `${room}/${depth > 1 ? 'inner/' : ''}${name}-probe.ts` })),
  ),
);
let project: string;
let refused: Set<string>;

// A project of probe files, each with one forbidden import, linted in one run.
beforeAll(() => {
  project = realpathSync(mkdtempSync(join(tmpdir(), 'sharit-walls-')));
  symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'));
  const config = `import config from ${JSON.stringify(join(root, 'oxlint.config.ts'))};\nexport default config;\n`;
  writeFileSync(join(project, 'oxlint.config.ts'), config);
  for (const { name, depth, file } of forbidden)
    write(file, `import { probe } from '${'../'.repeat(depth)}${name}/probe.ts';`);
  write('src/front/server-probe.ts', `import { probe } from '../../server/store/probe.ts';`);
  write('src/front/schema-probe.ts', `import { story } from '#contract/story.ts';`);
  write('src/front/node-probe.ts', `import { join } from 'node:path';`);
  write('server/store/database/src-probe.ts', `import { probe } from '../../../src/wire/probe.ts';`);
  write('server/store/reading/out-probe.ts', `import { probe } from '../../http/probe.ts';`);
  write('contract/out-probe.ts', `import { fold } from '#words/fold.ts';`);
  write('words/out-probe.ts', `import { probe } from '../server/probe.ts';`);
  refused = lint();
});
afterAll(() => rmSync(project, { recursive: true, force: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(project, file)), { recursive: true });
  writeFileSync(join(project, file), `${text}\n`);
}

function lint(): Set<string> {
  let output: string;
  try {
    output = execFileSync(join(root, 'node_modules/.bin/oxlint'), ['--format', 'json', '.'], {
      cwd: project,
      encoding: 'utf8',
      maxBuffer: 1e8,
    });
  } catch (error) {
    output = (error as { stdout: string }).stdout;
  }
  const { diagnostics } = JSON.parse(output) as { diagnostics: { code: string; filename: string }[] };
  return new Set(
    diagnostics.filter(({ code }) => code.includes('no-restricted-imports')).map(({ filename }) => filename),
  );
}

test('every wall stands, at the top of a room and in its folders', () => {
  expect(forbidden.filter(({ file }) => !refused.has(file)).map(({ file }) => file)).toEqual([]);
});

test.each([
  'src/front/server-probe.ts',
  'src/front/schema-probe.ts',
  'src/front/node-probe.ts',
  'server/store/database/src-probe.ts',
  'server/store/reading/out-probe.ts',
  'contract/out-probe.ts',
  'words/out-probe.ts',
])('%s is refused', (file) => {
  expect(refused).toContain(file);
});
