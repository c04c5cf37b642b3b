import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Server } from '../e2e/server.ts';
import { makeNinjsItem } from '../server/testing/ninjs.ts';
import type { Ledger } from './ledger.ts';
import { pictureBytes, pushPicture } from './push-picture.ts';

type Scene = { server: Server; ledger: Ledger; kill(): Promise<void> };

const atOnce = 6;

/** Moments at which a server is killed; afterwards it is dead, or about to be. */
export const moments: Record<string, (scene: Scene) => Promise<void>> = {
  'while it loads its code': (scene) => killAfter(scene, 100),
  'while it opens its database': (scene) => killAfter(scene, 700),
  'as it begins to listen': async ({ server, kill }) => {
    await server.stop();
    const starting = server.start().catch(() => {});
    while (!(await fetch(`${server.url}/health/live`).catch(() => null))) await delay(5);
    await kill();
    await starting;
  },
  'in the middle of the body of a push': async ({ server, kill }) => {
    const body = JSON.stringify(makeNinjsItem('half-sent'));
    await sendHalf(server, '/api/v1/push', 'application/json', Buffer.from(body));
    await kill();
  },
  'when pushes are sent and not answered': async ({ server, ledger, kill }) => {
    const pushes = many((index) => ledger.push(server, `sent-${index}`, 1));
    await delay(15);
    await kill();
    await Promise.all(pushes);
  },
  'as a push is answered': async ({ server, ledger, kill }) => {
    const pushes = many((index) => ledger.push(server, `answered-${index}`, 1));
    await Promise.race(pushes);
    await kill();
    await Promise.all(pushes);
  },
  'while corrections replace stories': async ({ server, ledger, kill }) => {
    await Promise.all(many((index) => ledger.push(server, `corrected-${index}`, 1)));
    const descriptions = [{ role: 'correction', value: 'صُحّح الاسم' }];
    const pushes = many((index) => ledger.push(server, `corrected-${index}`, 2, { descriptions }));
    await Promise.race(pushes);
    await kill();
    await Promise.all(pushes);
  },
  'as a withdrawal is answered': async ({ server, ledger, kill }) => {
    await Promise.all(many((index) => ledger.push(server, `withdrawn-${index}`, 1)));
    const pushes = many((index) => ledger.push(server, `withdrawn-${index}`, 2, { pubStatus: 'canceled' }));
    await Promise.race(pushes);
    await kill();
    await Promise.all(pushes);
  },
  'in the middle of a picture': async ({ server, kill }) => {
    const head =
      '--edge\r\ncontent-disposition: form-data; name="media"; filename="a.jpg"\r\ncontent-type: image/jpeg\r\n\r\n';
    const body = Buffer.concat([Buffer.from(head), await pictureBytes(), Buffer.from('\r\n--edge--\r\n')]);
    await sendHalf(server, '/api/v1/push/assets', 'multipart/form-data; boundary=edge', body);
    await kill();
  },
  'while renditions of a picture are made': async ({ server, ledger, kill }) => {
    await ledger.push(server, 'pictured', 1, { associations: await pushPicture(server, 'pictured') });
    await kill();
  },
  'as an embargo ends': async ({ server, ledger, kill }) => {
    const end = Date.now() + 1500;
    await ledger.push(server, 'embargoed', 1, { embargoedUntil: new Date(end).toISOString() });
    await delay(Math.max(0, end - Date.now()));
    await kill();
  },
  'while it stops': async ({ server, ledger, kill }) => {
    const pushes = many((index) => ledger.push(server, `last-${index}`, 1));
    process.kill(server.pid(), 'SIGTERM');
    await delay(20);
    await kill();
    await Promise.all(pushes);
  },
};

async function killAfter({ server, kill }: Scene, milliseconds: number): Promise<void> {
  await server.stop();
  const starting = server.start().catch(() => {});
  await delay(milliseconds);
  await kill();
  await starting;
}

const many = <T>(work: (index: number) => Promise<T>): Promise<T>[] =>
  Array.from({ length: atOnce }, (_, index) => work(index));

async function sendHalf(server: Server, path: string, type: string, body: Buffer): Promise<void> {
  const { port } = new URL(server.url);
  const socket = connect(Number(port), '127.0.0.1');
  socket.on('error', () => {});
  await once(socket, 'connect');
  const head = `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nauthorization: Bearer ${server.pushSecret}\r\ncontent-type: ${type}\r\ncontent-length: ${body.length}\r\n\r\n`;
  socket.write(Buffer.concat([Buffer.from(head), body.subarray(0, body.length >> 1)]));
  await delay(50);
}
