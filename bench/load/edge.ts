// npm run bench:edge [-- turns [seconds]]: an article from nginx's cache (deploy/nginx/sharit.conf) beside the same bytes as a static file of nginx. nginx has one core, wrk the other.
import { execFile, execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { FrontAnswer } from '#contract/story.ts';
import { freePort, startServer } from '../../e2e/server.ts';
import { startNginx } from '../../faults/edges/nginx.ts';
import { type Edge, runEdge } from '../../faults/edges/run-edge.ts';
import { installFromDebian } from '../../scripts/install-from-debian.ts';
import { median } from '../child.ts';
import { writeResults } from '../results.ts';

const turns = Number(process.argv[2] ?? 5);
const seconds = Number(process.argv[3] ?? 5);
const run = promisify(execFile);
await run('wrk', ['-v']).catch((error: NodeJS.ErrnoException) => {
  if (error.code === 'ENOENT') installFromDebian('wrk');
});

/** Requests per second; throws if any answer was not a 200. */
async function rate(url: string): Promise<number> {
  const { stdout } = await run('taskset', [
    '-c',
    '1',
    'wrk',
    '-t1',
    '-c50',
    `-d${seconds}s`,
    '-H',
    'accept-encoding: br',
    url,
  ]);
  if (/Non-2xx|Socket errors/u.test(stdout)) throw new Error(stdout);
  return Number(/Requests\/sec:\s+([\d.]+)/u.exec(stdout)![1]);
}

const server = await startServer();
const folder = await mkdtemp(join(tmpdir(), 'sharit-edge-'));
await chmod(folder, 0o755);
// nginx inherits it.
execFileSync('taskset', ['-acp', '0', String(process.pid)]);
const cache = await startNginx(folder, await freePort(), [Number(new URL(server.url).port)]);
try {
  const front = (await (await fetch(`${server.url}/api/v1/ar/front`)).json()) as FrontAnswer;
  const addresses = {
    article: `/ar/news/${front.lead!.id}`,
    front: '/ar',
    'article, JSON': `/api/v1/ar/stories/${front.lead!.id}`,
  };
  const port = await freePort();
  const root = join(folder, 'static');
  await mkdir(root);
  for (const [name, path] of Object.entries(addresses)) await writeFile(join(root, fileOf(name)), await bytesOf(path));
  const config = join(folder, 'static.conf');
  await writeFile(
    config,
    `daemon off; pid ${join(folder, 'static.pid')}; user root;
events { worker_connections 4096; }
http { access_log off; sendfile on; tcp_nopush on;
server { listen 127.0.0.1:${port}; default_type text/html; root ${root}; add_header content-encoding br; } }`,
  );
  const files = await runEdge('nginx', ['-c', config, '-e', 'stderr'], `http://127.0.0.1:${port}`);
  const rows: string[] = [];
  for (const [name, path] of Object.entries(addresses)) {
    await fetch(cache.url + path, { headers: { 'accept-encoding': 'br' } });
    const [ours, theirs, ourWork, theirWork]: number[][] = [[], [], [], []];
    // In turns, so that what else the machine does falls on both.
    for (let turn = 0; turn < turns; turn += 1) {
      await measure(cache, cache.url + path, ours!, ourWork!);
      await measure(files, `${files.url}/${fileOf(name)}`, theirs!, theirWork!);
    }
    const [one, other] = [median(ours!), median(theirs!)];
    const [work, otherWork] = [median(ourWork!), median(theirWork!)];
    rows.push(
      `| ${name} | ${one.toFixed(0)} | ${other.toFixed(0)} | **${(one / other).toFixed(2)}** | ${work.toFixed(1)} | ${otherWork.toFixed(1)} | **${(otherWork / work).toFixed(2)}** |`,
    );
    console.log(rows.at(-1));
  }
  await files.stop();
  await writeResults(
    "Behind nginx's cache",
    `nginx on one core, wrk with 50 connections on the other, medians of ${turns} turns. The static file has the same compressed bytes. The processor time is nginx's own: what else the machine does counts less in it.\n\n` +
      `| | from the cache, requests/s | static file, requests/s | × static | from the cache, µs | static file, µs | × static |\n|---|---|---|---|---|---|---|\n${rows.join('\n')}`,
  );
} finally {
  await cache.stop();
  await server.remove();
  await rm(folder, { recursive: true, force: true });
}

/** Requests per second, and microseconds of processor time of nginx's workers per request. */
async function measure(edge: Edge, url: string, rates: number[], work: number[]): Promise<void> {
  const before = await ticksOf(edge.pid);
  const perSecond = await rate(url);
  rates.push(perSecond);
  work.push((((await ticksOf(edge.pid)) - before) * 10_000) / (perSecond * seconds));
}

/** Processor time of all children, in hundredths of a second. */
async function ticksOf(pid: number): Promise<number> {
  const children = (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).trim().split(' ');
  const times = await Promise.all(
    children.map(async (child) => {
      const fields = (await readFile(`/proc/${child}/stat`, 'utf8')).split(') ')[1]!.split(' ');
      return Number(fields[11]) + Number(fields[12]);
    }),
  );
  return times.reduce((sum, each) => sum + each, 0);
}

function fileOf(name: string): string {
  return `${name.replaceAll(/\W+/gu, '-')}.html`;
}

/** As compressed by the server. */
async function bytesOf(path: string): Promise<Buffer> {
  const { stdout } = await run('curl', ['-s', '-H', 'accept-encoding: br', server.url + path], {
    encoding: 'buffer',
    maxBuffer: 16 * 2 ** 20,
  });
  return stdout;
}
