// Prepares what every command needs to run TypeScript: the packages of the lock file, and Node 24. Plain JavaScript
// without packages, because the machine's own Node, whatever its version, runs it.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const wantedMajor = 24;
const oldestMajor = 20;

/** Ends the process with one sentence. */
export function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}

function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/** Whether node_modules holds what the lock file asks for (packages of other platforms aside). */
function installed() {
  const wanted = read(join(root, 'package-lock.json'));
  const present = read(join(root, 'node_modules/.package-lock.json'));
  if (!wanted || !present) return false;
  return Object.entries(wanted.packages).every(([path, entry]) => {
    if (path === '') return true;
    const found = present.packages[path];
    return found ? found.version === entry.version && existsSync(join(root, path)) : Boolean(entry.optional);
  });
}

/** Installs what is missing and returns the environment in which `node` is Node 24. */
export function ready() {
  if (Number(process.versions.node.split('.')[0]) < oldestMajor) {
    stop(
      `Sharit needs Node ${oldestMajor} or newer to start, and this is ${process.version}: please install a newer Node.`,
    );
  }
  if (!installed()) {
    console.log('Installing packages (npm ci) …');
    const done = spawnSync('npm', ['ci', '--include=dev', '--include=optional'], {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
    if (done.status !== 0) stop('npm ci failed, so nothing was started: its message above says why.');
  }
  const bin = join(root, 'node_modules/.bin');
  const env = { ...process.env, PATH: bin + delimiter + (process.env.PATH || '') };
  const version = spawnSync('node', ['--version'], { env, encoding: 'utf8' }).stdout;
  if (Number((version || 'v0').slice(1).split('.')[0]) < wantedMajor) {
    stop(
      `Sharit runs on Node ${wantedMajor}; there is no package of it for ${process.platform}-${process.arch}, and the system has ${process.version}: please install Node ${wantedMajor}.`,
    );
  }
  return env;
}

/** Runs a command; resolves to its exit code, and its output if `quiet`. */
export function run(command, args, { env = process.env, quiet = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env, stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit' });
    let output = '';
    const append = (bytes) => {
      output += bytes;
    };
    child.stdout?.on('data', append);
    child.stderr?.on('data', append);
    child.on('error', (error) => resolve({ code: 127, output: String(error) }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
