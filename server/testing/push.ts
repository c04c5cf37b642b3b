import { expect, vi } from 'vitest';
import type { Store } from '../store/database/store.ts';
import { openTestApp, pushSecret, type TestApp } from './app.ts';

export { pushSecret };
export const bearer = { authorization: `Bearer ${pushSecret}` };

/** The whole app over a store. On a busy machine it may refuse work at first: resolves once it answers. */
export async function openPushApp(store: Store): Promise<TestApp> {
  const test = await openTestApp(store);
  await vi.waitFor(async () => expect((await test.app.inject('/api/v1/newsroom')).statusCode).toBe(200), 30_000);
  return test;
}

type Part = { name: string; value: string | Uint8Array; filename?: string; type?: string };

/** multipart/form-data as Superdesk's HTTP library writes it. */
export function makeMultipart(parts: Part[], boundary = 'b0undary'): { body: Buffer; type: string } {
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
