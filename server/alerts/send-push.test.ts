import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { createAddressGuard } from '../fetching/address-guard.ts';
import type { Delivery } from '../store/alerts/deliveries.ts';
import { testVapid } from '../testing/app.ts';
import { openPushService } from '../testing/push-service.ts';
import { createSendPush } from './send-push.ts';

const never = new AbortController().signal;
const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function originOf(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function senderOf(allowPrivateNetwork: boolean) {
  return createSendPush(createAddressGuard({ allowPrivateNetwork }), { vapid: testVapid, allowPrivateNetwork });
}

async function deliveryTo(origin: string, given: Partial<Delivery> = {}): Promise<Delivery> {
  const service = await openPushService(testVapid.publicKey);
  const { keys } = service.subscriber('reader');
  await service.close();
  return {
    ...{ storyId: 'aaaaaaaaaa', subscription: 1, round: 1, attempts: 1, sentAt: new Date(), ...keys },
    endpoint: `${origin}/reader`,
    push: {
      ...{ kind: 'alert', title: 'خبر', body: '', lang: 'ar', dir: 'rtl', tag: 'aaaaaaaaaa', breaking: true },
      ...{ url: '/ar/news/aaaaaaaaaa', at: new Date().toISOString() },
    },
    ...given,
  };
}

it('follows no redirect', async () => {
  let requests = 0;
  const origin = await originOf((_, response) => {
    requests += 1;
    response.writeHead(307, { location: '/elsewhere' }).end();
  });
  expect(await senderOf(true)(await deliveryTo(origin), never)).toBe('failed');
  expect(requests).toBe(1);
});

it('believes the status, however the rest of the answer ends', async () => {
  const origin = await originOf((_, response) => {
    response.writeHead(201, { 'content-length': '100' });
    response.write('half');
    setImmediate(() => response.destroy());
  });
  expect(await senderOf(true)(await deliveryTo(origin), never)).toBe('reached');
});

it('is in doubt about what was cut off after it was sent', async () => {
  const origin = await originOf((request) => request.resume().on('end', () => request.socket.destroy()));
  expect(await senderOf(true)(await deliveryTo(origin), never)).toBe('unconfirmed');
});

it('tries again what was certainly not sent', async () => {
  const origin = await originOf(() => {});
  const [server] = servers.splice(0);
  await new Promise((resolve) => server!.close(resolve));
  const send = senderOf(true);
  expect(await send(await deliveryTo(origin), never)).toEqual({ again: 5000, tried: true });
  expect(await send(await deliveryTo(origin, { attempts: 4 }), never)).toEqual({ again: 40_000, tried: true });
  expect(await send(await deliveryTo(origin, { attempts: 12 }), never)).toBe('failed');
});

it('sends nothing to private addresses, without encryption, with an unusable key or too late', async () => {
  let requests = 0;
  const origin = await originOf((_, response) => {
    requests += 1;
    response.writeHead(201).end();
  });
  expect(await senderOf(false)(await deliveryTo(origin), never)).toBe('failed');
  expect(await senderOf(false)(await deliveryTo(origin.replace('http:', 'https:')), never)).toBe('failed');
  expect(await senderOf(false)(await deliveryTo('https://localhost:8443'), never)).toBe('failed');
  expect(await senderOf(true)(await deliveryTo(origin, { p256dh: 'AAAA' }), never)).toBe('failed');
  expect(await senderOf(true)(await deliveryTo(origin, { sentAt: new Date(0) }), never)).toBe('failed');
  expect(await senderOf(true)(await deliveryTo(origin, { endpoint: null }), never)).toBe('gone');
  expect(requests).toBe(0);
});

it('waits as long as a push service asks, while the alert is news; of one that asks it again and again nothing more is asked', async () => {
  let requests = 0;
  let asked = '7200';
  const origin = await originOf((_, response) => {
    requests += 1;
    response.writeHead(429, { 'retry-after': asked }).end();
  });
  const send = senderOf(true);
  const delivery = await deliveryTo(origin);
  expect(await send(delivery, never)).toEqual({ again: 7_200_000, tried: true });
  asked = '1000000';
  expect(await send(delivery, never)).toEqual({ again: 43_200_000, tried: true });
  asked = new Date(Date.now() + 1_800_000).toUTCString();
  expect(await send(delivery, never)).toMatchObject({ again: expect.closeTo(1_800_000, -4) });
  for (let each = 0; each < 100; each += 1) await send(delivery, never);
  expect(requests).toBe(8);
  expect(await send(delivery, never)).toMatchObject({ tried: false });
});
