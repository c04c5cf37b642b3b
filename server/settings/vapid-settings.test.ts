import { createECDH } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { vapidOf } from './vapid-settings.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'sharit-vapid-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const pair = (fill: number) => {
  const keys = createECDH('prime256v1');
  keys.setPrivateKey(Buffer.alloc(32, fill));
  return {
    VAPID_PRIVATE_KEY: keys.getPrivateKey('base64url'),
    VAPID_PUBLIC_KEY: keys.getPublicKey('base64url'),
  };
};

it('makes a pair at the first start, and has the same one at the next', () => {
  const first = vapidOf({ PUBLIC_URL: 'https://news.example' }, dataDir);
  expect(Buffer.from(first.publicKey, 'base64url')).toHaveLength(65);
  expect(first.subject).toBe('https://news.example');
  expect(vapidOf({}, dataDir)).toMatchObject({ publicKey: first.publicKey, fingerprint: first.fingerprint });
});

it('takes a pair from the settings', () => {
  const settings = { ...pair(7), VAPID_SUBJECT: 'mailto:desk@news.example' };
  expect(vapidOf(settings, dataDir)).toMatchObject({
    publicKey: settings.VAPID_PUBLIC_KEY,
    subject: 'mailto:desk@news.example',
  });
});

it('says in a sentence what is wrong', () => {
  const { VAPID_PRIVATE_KEY, VAPID_PUBLIC_KEY } = pair(7);
  expect(() => vapidOf({ VAPID_PRIVATE_KEY }, dataDir)).toThrow(/belong together/);
  expect(() => vapidOf({ VAPID_PRIVATE_KEY, VAPID_PUBLIC_KEY: pair(8).VAPID_PUBLIC_KEY }, dataDir)).toThrow(/one pair/);
  expect(() => vapidOf({ VAPID_PRIVATE_KEY: 'abc', VAPID_PUBLIC_KEY }, dataDir)).toThrow(/curve P-256/);
  writeFileSync(join(dataDir, 'vapid-private-key'), 'cut');
  expect(() => vapidOf({}, dataDir)).toThrow(/is damaged/);
});
