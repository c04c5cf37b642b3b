import { execFileSync } from 'node:child_process';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type Server, startServer } from '../e2e/server.ts';
import { type Cluster, openPostgres } from '../server/testing/postgres.ts';
import { Ledger } from './ledger.ts';
import { pushPicture } from './push-picture.ts';

const megabyte = 2 ** 20;
let disk: string | undefined;
let server: Server | undefined;
let cluster: Cluster | undefined;
afterEach(async () => {
  await server?.stop();
  await cluster?.stop();
  if (disk) {
    execFileSync('umount', [disk]);
    await rm(disk, { recursive: true });
  }
  [disk, server, cluster] = [undefined, undefined, undefined];
});

/** A disk of its own, which needs root. */
async function makeDisk(megabytes: number): Promise<string> {
  disk = await mkdtemp(join(tmpdir(), 'sharit-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', disk]);
  return disk;
}

/** Fills the disk until so many megabytes are left; resolves to a function that gives them back. */
async function fillDisk(left: number): Promise<() => Promise<void>> {
  const file = join(disk!, 'filler');
  const handle = await open(file, 'w');
  const { bavail, bsize } = statfsSync(disk!);
  const chunk = Buffer.alloc(megabyte, 1);
  for (let written = 0; written < bavail * bsize - left * megabyte; written += megabyte)
    await handle.write(chunk).catch(() => {});
  await handle.close();
  return () => rm(file);
}

const settings = { SAMPLE: 'off', PUSH_SECRET: 'a-secret-of-this-test-only' };
const statusOf = async (path: string) => (await fetch(`${server!.url}${path}`)).status;

describe.each([
  ['nearly full', 20],
  ['full', 0],
])('a disk that is %s', (_name, left) => {
  it('embedded database: readers as before, pushes 503, and nothing that was answered is lost', async () => {
    const ledger = new Ledger();
    server = await startServer({ ...settings, DATA_DIR: join(await makeDisk(400), 'data') });
    const id = await ledger.push(server, 'bees', 1);
    const free = await fillDisk(left);
    expect(await statusOf('/health')).toBe(503);
    expect(await ledger.push(server, 'bees', 2)).toBeNull();
    await expect(pushPicture(server, 'bees')).rejects.toThrow('assets: 503');
    for (const path of [`/ar/news/${id}`, '/ar', '/api/v1/ar/search?q=bees'])
      expect([path, await statusOf(path)]).toEqual([path, 200]);
    // And while it is so, the process is killed: it does not start, and touches nothing.
    await server.stop('SIGKILL');
    await expect(server.start()).rejects.toThrow(/ended with 1:\n(?:.*\n)*.*MB left, and at least/u);
    await free();
    await server.start();
    expect(await ledger.wrong(server)).toEqual([]);
    expect(await ledger.push(server, 'bees', 3)).not.toBeNull();
    expect(await ledger.wrong(server)).toEqual([]);
  });

  it('PostgreSQL elsewhere: stories are taken, pictures get 503', async () => {
    cluster = await openPostgres();
    const ledger = new Ledger();
    const dataDir = join(await makeDisk(400), 'data');
    server = await startServer({ ...settings, DATA_DIR: dataDir, DATABASE_URL: cluster.url });
    const free = await fillDisk(left);
    expect(await ledger.push(server, 'owls', 1)).not.toBeNull();
    await expect(pushPicture(server, 'owls')).rejects.toThrow('assets: 503');
    expect(await statusOf('/ar')).toBe(200);
    await free();
    await pushPicture(server, 'owls');
    expect(await ledger.wrong(server)).toEqual([]);
  });
});
