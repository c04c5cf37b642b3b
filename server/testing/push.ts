import { expect, vi } from 'vitest';
import type { LightMyRequestResponse } from 'fastify';
import { signatureOf } from '../http/access/push-access.ts';
import { makeRenditions } from '../intake/pictures/make-renditions.ts';
import { startRenditions, type Renditions } from '../intake/pictures/renditions.ts';
import type { Store } from '../store/database/store.ts';
import { openTestApp, pushSecret, type TestApp } from './app.ts';
import { makeItem, testNewsroom } from './intake.ts';

export { pushSecret };
export const bearer = { authorization: `Bearer ${pushSecret}` };

export type PushApp = TestApp & {
  renditions: Renditions;
  /** Sends a file as Superdesk does, signed. */
  sendAsset(
    name: string,
    bytes: Uint8Array,
    type?: string,
    headers?: Record<string, string>,
  ): Promise<LightMyRequestResponse>;
};

/** The whole app over a store, with renditions made in this process. On a busy machine it may refuse work at first: resolves once it answers. */
export async function openPushApp(store: Store): Promise<PushApp> {
  const test = await openTestApp(store, { pushSecret });
  await vi.waitFor(async () => expect((await test.app.inject('/api/v1/newsroom')).statusCode).toBe(200), 30_000);
  const { dataDir } = test;
  const events = { onError: (error: unknown) => console.error(error) };
  const renderer = { render: makeRenditions, close: () => {} };
  const renditions = startRenditions(
    store,
    { dataDir, newsroom: testNewsroom, translationField: 'translationgroup' },
    events,
    renderer,
  );
  return {
    ...test,
    renditions,
    async sendAsset(name, bytes, type = 'image/jpeg', headers) {
      const form = makeMultipart([
        { name: 'media_id', value: name },
        { name: 'media', value: bytes, filename: name, type },
      ]);
      const auth = headers ?? { 'x-superdesk-signature': signatureOf(form.body, pushSecret) };
      return await test.app.inject({
        method: 'POST',
        url: '/api/v1/push/assets',
        payload: form.body,
        headers: { 'content-type': form.type, ...auth },
      });
    },
    close: async () => {
      await renditions.stop();
      await test.close();
    },
  };
}

/** An item whose lead picture is an asset of this name. */
export const withPicture = (name: string, changes: Record<string, unknown> = {}) =>
  makeItem({
    associations: [
      {
        name: 'featuremedia',
        type: 'picture',
        uri: 'tag:example.org,2026:p',
        renditions: [{ name: 'main', href: `/api/v1/push/assets/${name}` }],
      },
    ],
    ...changes,
  });

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
