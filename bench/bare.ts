// The lower bound of serving: a Node server in its own process that answers one address's bytes and headers from memory.
import { fork } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { request } from 'node:http';
import { cpuOf, message } from './child.ts';

export type Bare = { url: string; cpu(): Promise<number>; stop(): Promise<void> };

export async function startBare(url: string): Promise<Bare> {
  const child = fork(fileURLToPath(import.meta.url), [url], { env: { ...process.env, NODE_ENV: 'production' } });
  const address = await message<string>(child);
  return {
    url: address,
    cpu: () => cpuOf(child),
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill();
      }),
  };
}

if (import.meta.main) {
  const { bytes, headers } = await answerOf(process.argv[2]!);
  const server = createServer((_, response) => {
    response.writeHead(200, headers);
    response.end(bytes);
  });
  process.on('message', () => process.send!(process.threadCpuUsage()));
  server.listen(0, '127.0.0.1', () => process.send!(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`));
}

/** As sent: `fetch` would decompress it. */
function answerOf(url: string): Promise<{ bytes: Buffer; headers: Record<string, string> }> {
  return new Promise((resolve, reject) => {
    request(url, { headers: { 'accept-encoding': 'br' } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const { date: _, connection: __, 'keep-alive': ___, 'transfer-encoding': ____, ...headers } = response.headers;
        const bytes = Buffer.concat(chunks);
        resolve({ bytes, headers: { ...(headers as Record<string, string>), 'content-length': String(bytes.length) } });
      });
    })
      .on('error', reject)
      .end();
  });
}
