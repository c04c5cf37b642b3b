import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A free port on loopback. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

export type Server = {
  url: string;
  dataDir: string;
  pushSecret: string;
  /** Pushes an item with the secret; throws unless it was accepted. */
  push(item: unknown): Promise<{ id: string; url: string; version: string }>;
  stop(signal?: NodeJS.Signals): Promise<void>;
  /** Starts again with the same data and port. */
  start(): Promise<void>;
  pid(): number;
  /** Everything that the server printed. */
  output(): string;
  /** Stops, and removes its data. */
  remove(): Promise<void>;
};

/** Starts a real server of the built app with its own data directory. */
export async function startServer(settings: Record<string, string> = {}): Promise<Server> {
  const dataDir = settings.DATA_DIR ?? (await mkdtemp(join(tmpdir(), 'sharit-e2e-')));
  const port = settings.PORT ?? String(await freePort());
  const url = `http://127.0.0.1:${port}`;
  const root = new URL('..', import.meta.url).pathname;
  let child: ChildProcess | null = null;
  let output = '';

  async function start() {
    const started = spawn('node', ['server/main.ts'], {
      cwd: root,
      env: {
        ...process.env,
        NODE_ENV: 'production',
        SAMPLE: 'on',
        ...settings,
        DATA_DIR: dataDir,
        PORT: port,
        HOST: '127.0.0.1',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    const append = (bytes: Buffer) => {
      output += bytes.toString();
    };
    started.stdout.on('data', append);
    started.stderr.on('data', append);
    const until = Date.now() + 90_000;
    for (;;) {
      if (started.exitCode !== null || started.signalCode !== null)
        throw new Error(`The server ended with ${started.exitCode ?? started.signalCode}:\n${output}`);
      const answer = await fetch(`${url}/health`).catch(() => null);
      if (answer?.ok) return;
      if (Date.now() > until) {
        started.kill('SIGKILL');
        throw new Error(`The server did not come up:\n${output}`);
      }
      await new Promise((resolve) => {
        setTimeout(resolve, 50);
      });
    }
  }

  async function stop(signal: NodeJS.Signals = 'SIGTERM') {
    const running = child;
    child = null;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const gone = new Promise((resolve) => {
      running.once('exit', resolve);
    });
    running.kill(signal);
    await gone;
  }

  await start();
  const pushSecret = settings.PUSH_SECRET ?? (await readFile(join(dataDir, 'push-secret'), 'utf8')).trim();
  return {
    url,
    dataDir,
    pushSecret,
    start,
    stop,
    pid: () => child!.pid!,
    output: () => output,
    async push(item) {
      const answer = await fetch(`${url}/api/v1/push`, {
        method: 'POST',
        headers: { authorization: `Bearer ${pushSecret}`, 'content-type': 'application/json' },
        body: JSON.stringify(item),
      });
      const body = await answer.text();
      if (!answer.ok) throw new Error(`push: ${answer.status} ${body}`);
      return JSON.parse(body) as { id: string; url: string; version: string };
    },
    async remove() {
      await stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
