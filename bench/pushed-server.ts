import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../e2e/server.ts';
import { processTree, type TreeCpu } from '../e2e/process-tree.ts';

export type Pushed = {
  url: string;
  sendAsset(name: string, bytes: Buffer<ArrayBuffer>): Promise<void>;
  sendItem(item: unknown): Promise<void>;
  /** Resolves once no picture waits for its renditions. */
  settled(): Promise<void>;
  memory(): number;
  /** Looks at the memory until it is stopped; the highest value, in bytes. */
  watchMemory(): { stop(): number };
  cpu(): TreeCpu;
  stop(): Promise<void>;
};

const secret = 'a-secret-of-the-benchmark-0123456789';
const headers = { authorization: `Bearer ${secret}` };

/** The real server on an empty embedded database. */
export async function startPushed(settings: Record<string, string> = {}): Promise<Pushed> {
  const dataDir = await mkdtemp(join(tmpdir(), 'sharit-bench-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn('node', ['server/main.ts'], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: {
      ...process.env,
      NODE_ENV: 'production',
      ...{ DATA_DIR: dataDir, PORT: String(port), PUSH_SECRET: secret, SAMPLE: 'off', LOG: 'off' },
      ...settings,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  while (!(await fetch(`${url}/health`).catch(() => null))?.ok) await sleep(50);
  const tree = processTree(child.pid!);
  const post = async (path: string, body: BodyInit, type?: string) => {
    const sent = { ...headers, ...(type && { 'content-type': type }) };
    const answer = await fetch(url + path, { method: 'POST', body, headers: sent });
    const text = await answer.text();
    if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${text}`);
    if (/"reason":"/.test(text)) throw new Error(text);
  };
  return {
    url,
    sendAsset(name, bytes) {
      const form = new FormData();
      form.set('media_id', name);
      form.set('media', new File([bytes], name, { type: 'image/jpeg' }));
      return post('/api/v1/push/assets', form);
    },
    sendItem: (item) => post('/api/v1/push', JSON.stringify(item), 'application/json'),
    async settled() {
      for (;;) {
        const metrics = await (await fetch(`${url}/metrics`)).text();
        if (/^sharit_renditions_waiting 0$/m.test(metrics)) return;
        tree.cpu();
        await sleep(100);
      }
    },
    memory: tree.memory,
    watchMemory() {
      let highest = 0;
      const timer = setInterval(() => (highest = Math.max(highest, tree.memory())), 20);
      return {
        stop() {
          clearInterval(timer);
          return highest;
        },
      };
    },
    cpu: tree.cpu,
    async stop() {
      child.kill('SIGTERM');
      await once(child, 'exit');
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
