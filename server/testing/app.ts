import { createECDH } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { createApp } from '../app.ts';
import type { Config } from '../config.ts';
import { vapidOf } from '../settings/vapid-settings.ts';
import { testNewsroom } from './intake.ts';
import type { Store } from '../store/database/store.ts';

export type TestApp = {
  app: FastifyInstance;
  dataDir: string;
  /** Requests an address and parses the answer as JSON. */
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters
  get<T>(url: string): Promise<{ status: number; headers: Record<string, unknown>; body: T }>;
  close(): Promise<void>;
};

const vapidKeys = createECDH('prime256v1');
vapidKeys.setPrivateKey(Buffer.alloc(32, 7));
export const testVapid = vapidOf(
  {
    VAPID_PRIVATE_KEY: vapidKeys.getPrivateKey('base64url'),
    VAPID_PUBLIC_KEY: vapidKeys.getPublicKey('base64url'),
    VAPID_SUBJECT: 'mailto:desk@news.example',
  },
  '',
);

export const pushSecret = 'a secret of the tests';

/** The whole app on a store, with a temporary data directory. `now` is its clock. */
export async function openTestApp(
  store: Store,
  { now, ...changes }: Partial<Config> & { now?: () => Date } = {},
): Promise<TestApp> {
  const dataDir = await mkdtemp(join(tmpdir(), 'sharit-app-'));
  const config: Config = {
    port: 0,
    host: '127.0.0.1',
    dataDir,
    publicUrl: 'https://news.example',
    trustedProxies: ['loopback'],
    hsts: null,
    pushSecret,
    pushSecretGenerated: false,
    newsroomFile: join(dataDir, 'newsroom.json'),
    newsroom: testNewsroom,
    sample: false,
    translationField: 'translationgroup',
    wordpress: null,
    allowPrivateNetwork: false,
    oidc: null,
    firstView: false,
    serviceWorker: true,
    drainSeconds: 0,
    databaseLimits: { connections: 10, deadline: 3000, lockTimeout: 2000 },
    keepVersionsDays: null,
    purge: { varnish: [], nginx: [] },
    vitalsSample: 0,
    vapid: testVapid,
    logLevel: 'error',
    ...changes,
  };
  const app = await createApp({ config, store, ...(now ? { now } : {}) });
  await app.ready();
  return {
    app,
    dataDir,
    // oxlint-disable-next-line typescript/no-unnecessary-type-parameters
    get: async <T>(url: string) => {
      const { statusCode, headers, payload } = await app.inject({ url });
      return { status: statusCode, headers, body: JSON.parse(payload) as T };
    },
    close: async () => {
      await app.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
