// Run by live.ts in its own process: opens streams on raw sockets (an HTTP client would cost more than what is measured)
// and reports when an event has reached them.
import { connect } from 'node:net';
import type { Socket } from 'node:net';

const [port = '', wanted = ''] = process.argv.slice(2);
// More connections at once than the server's backlog holds would wait for TCP retries.
const atOnce = 100;
const request = `GET /api/v1/ar/ticker/stream HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAccept: text/event-stream\r\n\r\n`;
const markers = [Buffer.from('event: item'), Buffer.from('event: front')];

let arrivals: number[] = [];
let broken = 0;
const now = () => performance.timeOrigin + performance.now();

function open(): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(request));
    socket.once('error', reject);
    socket.once('data', (head: Buffer) => {
      if (!head.includes(' 200 OK')) {
        reject(new Error(head.toString('utf8', 0, 200)));
        return;
      }
      socket.on('data', (bytes: Buffer) => {
        if (!markers.some((marker) => bytes.includes(marker))) return;
        arrivals.push(now());
        if (arrivals.length === Number(wanted) - broken) {
          process.send!({ arrivals });
          arrivals = [];
        }
      });
      socket.on('close', () => (broken += 1));
      resolve(socket);
    });
  });
}

let left = Number(wanted);
await Promise.all(
  Array.from({ length: atOnce }, async () => {
    while (left-- > 0) await open();
  }),
);
process.send!({ open: Number(wanted) });
process.on('message', () => process.exit(0));
