import type { FastifyInstance } from 'fastify';

export type Drain = {
  /** True once this process is to stop: it is not ready any more, and answers what still comes. */
  begun(): boolean;
  /** Called when it begins. */
  onBegin(listener: () => void): void;
  begin(): void;
};

/** Before a process stops, its clients are led to another one, while it still answers all of them. */
export function createDrain(app: FastifyInstance): Drain {
  const listeners: (() => void)[] = [];
  let begun = false;
  return {
    begun: () => begun,
    onBegin: (listener) => void listeners.push(listener),
    begin() {
      if (begun) return;
      begun = true;
      // Each answer is the last of its connection. Before all other listeners, since cached pages are answered by one of them.
      app.server.prependListener('request', (_request, response) => {
        response.shouldKeepAlive = false;
      });
      for (const listener of listeners) listener();
    },
  };
}
