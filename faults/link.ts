import { createServer, connect, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** A line to a server that can be made slow or silent. */
export type Link = {
  port: number;
  /** Milliseconds by which everything is late from now on. */
  slow(milliseconds: number): void;
  /** From now on nothing passes, and nobody is told: as when a cable is pulled. */
  cut(): void;
  /** Ends what was cut, and lets new connections through. */
  mend(): void;
  close(): Promise<void>;
};

export async function openLink(to: number): Promise<Link> {
  let late = 0;
  let isCut = false;
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(to, '127.0.0.1');
    const pass = async (from: Socket, into: Socket): Promise<void> => {
      for await (const bytes of from as AsyncIterable<Buffer>) {
        if (late > 0) await delay(late);
        if (!isCut && !into.destroyed) into.write(bytes);
      }
      if (!isCut) into.end();
    };
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    }
    pass(near, far).catch(() => far.destroy());
    pass(far, near).catch(() => near.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const end = (): void => sockets.forEach((socket) => socket.destroy());
  return {
    port: (server.address() as AddressInfo).port,
    slow: (milliseconds) => (late = milliseconds),
    cut: () => (isCut = true),
    mend: () => {
      isCut = false;
      end();
    },
    close: async () => {
      end();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
