// npm run build: the reader for browsers (dist/client), its first view for the server (dist/server), compressed copies, and a
// folder that runs without npm (dist/run).
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ready, root, run, stop } from './bootstrap.js';

const sources = [
  'src',
  'contract',
  'words',
  'public',
  'index.html',
  'vite.config.ts',
  'package-lock.json',
  'scripts/build.js',
  'scripts/compress.ts',
  'scripts/boot-plugin.ts',
  'scripts/service-worker.ts',
  'scripts/service-worker',
  'scripts/template.ts',
  'scripts/sample-pictures.ts',
  'content/pictures',
  'server/store/database/migrations',
];
const stamp = join(root, 'dist/built.json');

function* files(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return;
  if (!found.isDirectory()) yield [path, found];
  else for (const name of readdirSync(path).sort()) yield* files(join(path, name));
}

function fingerprint() {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const [path, { size, mtimeMs }] of files(join(root, source))) {
      if (!/\.test\.tsx?$/.test(path)) hash.update(`${path} ${size} ${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

async function step(env, ...args) {
  const { code, output } = await run(args[0], args.slice(1), { env, quiet: true });
  if (code !== 0) {
    console.error(output);
    stop(`The build failed at: ${args.join(' ')}`);
  }
}

export async function build(ours) {
  // Also where a test has started us: what is built under another name serves nobody.
  const env = { ...ours, NODE_ENV: 'production' };
  const before = fingerprint();
  await step(env, 'vite', 'build', '--outDir', 'dist/client');
  await step(env, 'node', 'scripts/service-worker.ts');
  await step(env, 'vite', 'build', '--ssr', 'src/entry.server.tsx', '--outDir', 'dist/server');
  await step(env, 'node', 'scripts/compress.ts');
  await step(env, 'node', 'scripts/template.ts');
  await step(env, 'node', 'scripts/sample-pictures.ts');
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stamp, JSON.stringify({ sources: before }));
}

export async function buildWhenChanged(env) {
  try {
    if (JSON.parse(readFileSync(stamp, 'utf8')).sources === fingerprint()) return;
  } catch {
    // Never built.
  }
  console.log('Building the reader …');
  await build(env);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const env = ready();
  if (process.argv.includes('--if-changed')) await buildWhenChanged(env);
  else {
    await build(env);
    await step(env, 'node', 'scripts/run-folder.ts');
  }
}
