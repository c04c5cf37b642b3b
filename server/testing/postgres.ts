import { execFile, execFileSync } from 'node:child_process';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../../e2e/server.ts';
import { postgresPrograms } from '../../scripts/postgres.ts';

const run = promisify(execFile);

export type Cluster = {
  url: string;
  /** `immediate` is like a crash: committed transactions are recovered at the next start. */
  restart(mode: 'fast' | 'immediate'): Promise<void>;
  /** Suspends its processes: connections stay open, but nothing is answered. */
  freeze(): void;
  thaw(): void;
  /** Stops it until `start`. */
  shut(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
};

/** Starts a real PostgreSQL in a temporary folder. */
export async function openPostgres(): Promise<Cluster> {
  const programs = postgresPrograms();
  const folder = await mkdtemp(join(tmpdir(), 'sharit-postgres-'));
  // PostgreSQL refuses to run as root.
  const owner = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {};
  if (owner.uid !== undefined) await chown(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  const options = { ...owner, cwd: folder };
  const port = await freePort();
  await run(
    `${programs}/initdb`,
    ['-D', data, '-U', 'sharit', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
    options,
  );
  const settings = `-k ${folder} -p ${port} -c listen_addresses=127.0.0.1 -c fsync=off -c log_min_messages=fatal`;
  const control = (...args: string[]) => run(`${programs}/pg_ctl`, ['-D', data, '-w', ...args], options);
  const start = async () => void (await control('-l', join(folder, 'log'), '-o', settings, 'start'));
  await start();
  // PostgreSQL runs in its own process group, so its processes are found by their parent.
  const signal = (name: 'STOP' | 'CONT') => {
    const [first] = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
    const backends = execFileSync('ps', ['-o', 'pid=', '--ppid', first!], { encoding: 'utf8' }).trim().split(/\s+/);
    for (const pid of [first!, ...backends]) process.kill(Number(pid), `SIG${name}`);
  };
  return {
    url: `postgres://sharit@127.0.0.1:${port}/postgres`,
    start,
    restart: async (mode) => void (await control('-l', join(folder, 'log'), '-m', mode, 'restart')),
    shut: async () => void (await control('-m', 'fast', 'stop')),
    freeze: () => signal('STOP'),
    thaw: () => signal('CONT'),
    async stop() {
      await control('-m', 'immediate', 'stop').catch(() => {});
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const idOf = (which: '-u' | '-g') => Number(execFileSync('id', [which, 'postgres'], { encoding: 'utf8' }));
