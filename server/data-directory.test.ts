import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DataDirectoryUnusable, prepareDataDirectory, requireOwner } from './data-directory.ts';

let parent: string;
let dataDir: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'sharit-data-'));
  dataDir = join(parent, 'data');
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));
const mode = (path: string) => statSync(join(dataDir, path)).mode & 0o777;

it('is created private', () => {
  prepareDataDirectory(dataDir);
  expect(mode('')).toBe(0o700);
});

it('is made private with everything that the server created in it, if it existed', () => {
  for (const folder of ['', 'database', 'database/base', 'assets', 'assets/a1', 'elsewhere']) {
    mkdirSync(join(dataDir, folder));
    chmodSync(join(dataDir, folder), 0o777);
  }
  for (const file of [
    'push-secret',
    'database/PG_VERSION',
    'database/base/1',
    'assets/a1/1.webp',
    'elsewhere/script',
  ]) {
    writeFileSync(join(dataDir, file), '');
    chmodSync(join(dataDir, file), 0o777);
  }
  chmodSync(join(dataDir, 'database/PG_VERSION'), 0o666);
  // A database that was left open in a folder that is private already.
  chmodSync(join(dataDir, 'database/base'), 0o700);
  writeFileSync(join(parent, 'not-ours'), '', { mode: 0o644 });
  symlinkSync(join(parent, 'not-ours'), join(dataDir, 'link'));
  symlinkSync(join(parent, 'not-ours'), join(dataDir, 'database/link'));
  prepareDataDirectory(dataDir);
  expect(mode('database/PG_VERSION')).toBe(0o600);
  for (const path of [
    '',
    'push-secret',
    'database',
    'database/base',
    'database/base/1',
    'assets/a1',
    'assets/a1/1.webp',
  ])
    expect([path, mode(path) & 0o077]).toEqual([path, 0]);
  // Files that the operator put there are protected by the directory and keep their mode.
  expect([mode('elsewhere'), mode('elsewhere/script')]).toEqual([0o700, 0o777]);
  expect(statSync(join(parent, 'not-ours')).mode & 0o777).toBe(0o644);
});

it('is left alone by commands of another user, root included', () => {
  mkdirSync(dataDir);
  requireOwner(dataDir);
  requireOwner(join(parent, 'missing'), 0);
  const root = process.geteuid?.() === 0;
  if (root) chownSync(dataDir, 65_534, 65_534);
  expect(() => requireOwner(dataDir, 0)).toThrow(/belongs to the user \w+, .*: run this command as \w+\.$/);
});

it('is refused in one sentence if it cannot be made private', () => {
  const refused = (path: string, why: RegExp) => {
    expect(() => prepareDataDirectory(path)).toThrow(DataDirectoryUnusable);
    expect(() => prepareDataDirectory(path)).toThrow(why);
  };
  writeFileSync(dataDir, '');
  refused(dataDir, /^The data directory .* cannot be used: it is a file\. The setting DATA_DIR names it\.$/);
  refused(join(dataDir, 'below'), /there is no directory .*\/data to make it in/);
  refused(join(parent, 'not-mounted', 'data'), /there is no directory .*not-mounted to make it in/);
  const shared = join(parent, 'shared');
  mkdirSync(shared);
  chmodSync(shared, 0o1777);
  refused(shared, /shared with other programs/);
  expect(statSync(shared).mode & 0o1777).toBe(0o1777);
  refused('/', /shared with other programs/);
  // The system changes no mode there.
  if (process.platform === 'linux') refused('/proc/self/net', /cannot be made private/);
  expect(readdirSync(parent).toSorted()).toEqual(['data', 'shared']);
});
