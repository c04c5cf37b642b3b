import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { expect, vi } from 'vitest';
import { createApp } from '../app.ts';
import type { Config } from '../config.ts';
import { testNewsroom } from './intake.ts';
import type { Store } from '../store/database/store.ts';

export const pushSecret = 'a secret of the tests';
export const bearer = { authorization: `Bearer ${pushSecret}` };

export type PushApp = { app: FastifyInstance; dataDir: string; close(): Promise<void> };

/** The whole app over a store, with a data directory of its own. */
export async function openPushApp(store: Store): Promise<PushApp> {
  const dataDir = await mkdtemp(join(tmpdir(), 'sharit-push-'));
  const config: Config = {
    port: 0,
    host: '127.0.0.1',
    dataDir,
    publicUrl: 'https://news.example',
    trustedProxies: ['loopback'],
    hsts: null,
    pushSecret,
    pushSecretGenerated: false,
    newsroomFile: 'newsroom.json',
    newsroom: testNewsroom,
    sample: false,
    firstView: false,
    logger: false,
  };
  const app = await createApp({ config, store });
  await app.ready();
  // On a busy machine the start alone can make the app refuse work for a moment.
  await vi.waitFor(async () => expect((await app.inject('/api/v1/newsroom')).statusCode).toBe(200), 30_000);
  return {
    app,
    dataDir,
    close: async () => {
      await app.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

type Part = { name: string; value: string | Uint8Array; filename?: string; type?: string };

/** multipart/form-data as Superdesk's HTTP library writes it. */
export function multipart(parts: Part[], boundary = 'b0undary'): { body: Buffer; type: string } {
  const chunks = parts.flatMap(({ name, value, filename, type }) => [
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${filename === undefined ? '' : `; filename="${filename}"`}\r\n`,
    type ? `Content-Type: ${type}\r\n\r\n` : '\r\n',
    value,
    '\r\n',
  ]);
  return {
    body: Buffer.concat([...chunks, `--${boundary}--\r\n`].map((chunk) => Buffer.from(chunk as string))),
    type: `multipart/form-data; boundary=${boundary}`,
  };
}
