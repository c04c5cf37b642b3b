import { createDecipheriv, createECDH, createPublicKey, type ECDH, hkdfSync, randomBytes, verify } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { AlertPush, AlertSubscriber } from '#contract/alerts/alerts.ts';

/** A push that the service has accepted, decrypted as the browser would. */
type Received = { name: string; push: AlertPush; headers: IncomingMessage['headers'] };
type Browser = { name: string; keys: ECDH; auth: Buffer };

export type PushService = {
  origin: string;
  received: Received[];
  /** How many it could not decrypt, or whose signature was wrong. */
  refused(): number;
  /** A browser subscribes. */
  subscriber(name: string): AlertSubscriber;
  /** What a browser answers instead of 201, from now on. */
  answer(name: string, status: number, headers?: Record<string, string>): void;
  /** Never answers a browser's pushes. */
  hang(name: string): void;
  /** Does not answer until the function that it returns is called. */
  hold(): () => void;
  close(): Promise<void>;
};

/** A push service (RFC 8030) that decrypts (RFC 8291) and checks the sender's signature (RFC 8292). `publicKey`: the sender's. */
export async function openPushService(publicKey: string): Promise<PushService> {
  const browsers = new Map<string, Browser>();
  const answers = new Map<string, { status: number; headers: Record<string, string> }>();
  const received: Received[] = [];
  const hanging = new Set<string>();
  let refused = 0;
  let held: Promise<void> | undefined;

  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await buffer(request);
    await held;
    const browser = browsers.get(request.url!.slice(1));
    if (!browser) return void response.writeHead(410).end();
    if (hanging.has(browser.name)) return;
    const other = answers.get(browser.name);
    if (other) return void response.writeHead(other.status, other.headers).end();
    if (!isSigned(String(request.headers.authorization), publicKey, origin)) {
      refused += 1;
      return void response.writeHead(403).end();
    }
    const push = JSON.parse(decrypt(body, browser)) as AlertPush;
    received.push({ name: browser.name, push, headers: request.headers });
    response.writeHead(201).end();
  };
  const server = createServer((request, response) => {
    take(request, response).catch((error: unknown) => {
      refused += 1;
      console.error(error);
      response.writeHead(400).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    origin,
    received,
    refused: () => refused,
    subscriber(name) {
      const keys = createECDH('prime256v1');
      keys.generateKeys();
      const auth = randomBytes(16);
      browsers.set(name, { name, keys, auth });
      return {
        endpoint: `${origin}/${name}`,
        keys: { p256dh: keys.getPublicKey('base64url'), auth: auth.toString('base64url') },
      };
    },
    answer: (name, status, headers = {}) =>
      void (status === 201 ? answers.delete(name) : answers.set(name, { status, headers })),
    hang: (name) => void hanging.add(name),
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>();
      held = promise;
      return () => {
        held = undefined;
        resolve();
      };
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** RFC 8291 with one record of `aes128gcm` (RFC 8188). */
function decrypt(body: Buffer, { keys, auth }: Browser): string {
  const salt = body.subarray(0, 16);
  const senderLength = body[20]!;
  const sender = body.subarray(21, 21 + senderLength);
  const sealed = body.subarray(21 + senderLength);
  const shared = keys.computeSecret(sender);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), keys.getPublicKey(), sender]);
  const secret = Buffer.from(hkdfSync('sha256', shared, auth, info, 32));
  const key = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: aes128gcm\0', 16));
  const nonce = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: nonce\0', 12));
  const decipher = createDecipheriv('aes-128-gcm', key, nonce);
  decipher.setAuthTag(sealed.subarray(-16));
  const padded = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  // The last record ends with 2 and zeros.
  return padded.subarray(0, padded.lastIndexOf(2)).toString('utf8');
}

/** `vapid t=<JWT>, k=<public key>` */
function isSigned(authorization: string, publicKey: string, origin: string): boolean {
  const [, token, key] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/u.exec(authorization) ?? [];
  if (!token || key !== publicKey) return false;
  const [head, claims, signature] = token.split('.');
  const point = Buffer.from(publicKey, 'base64url');
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  };
  const signer = { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' as const };
  const { aud, exp } = JSON.parse(Buffer.from(claims!, 'base64url').toString()) as { aud: string; exp: number };
  return (
    aud === origin &&
    exp * 1000 > Date.now() &&
    verify('sha256', Buffer.from(`${head}.${claims}`), signer, Buffer.from(signature!, 'base64url'))
  );
}
