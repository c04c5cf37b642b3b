import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { freePort } from '../server.ts';

/** What stands between a reader and the server: nothing; no connection; no answer; a proxy's error; the login page of a hotel's network. */
export type Trouble = 'none' | 'dead' | 'hanging' | '502' | 'portal';

export type BadNetwork = {
  url: string;
  become(trouble: Trouble): void;
  /** Changes an answer on its way, by path. */
  alter(path: string, change: (text: string) => string | null): void;
  close(): Promise<void>;
};

const portal =
  '<!doctype html><html lang="en"><title>Hotel</title><h1>Welcome to the hotel. Please sign in.</h1></html>';

/** A proxy in front of a server, with troubles. */
export async function badNetwork(target: string): Promise<BadNetwork> {
  let trouble: Trouble = 'none';
  const changes = new Map<string, (text: string) => string | null>();
  const { hostname, port } = new URL(target);

  const pass = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    const { pathname } = new URL(incoming.url!, target);
    const change = changes.get(pathname);
    const headers = { ...incoming.headers, ...(change && { 'accept-encoding': 'identity' }) };
    // What the browser has is not what this answer would be.
    if (change) delete headers['if-none-match'];
    const asked = request({ hostname, port, method: incoming.method, path: incoming.url, headers }, (answer) => {
      if (!change) {
        outgoing.writeHead(answer.statusCode!, answer.headers);
        answer.pipe(outgoing);
        return;
      }
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const text = change(Buffer.concat(chunks).toString());
        if (text === null) return outgoing.writeHead(404, { 'content-type': 'text/plain' }).end();
        const { 'content-length': _length, etag: _etag, ...rest } = answer.headers;
        outgoing.writeHead(answer.statusCode!, rest).end(text);
      });
    });
    asked.on('error', () => outgoing.destroy());
    outgoing.on('close', () => asked.destroy());
    incoming.pipe(asked);
  };

  const server = createServer((incoming, outgoing) => {
    if (trouble === 'none') pass(incoming, outgoing);
    else if (trouble === 'dead') incoming.socket.destroy();
    else if (trouble === '502')
      outgoing.writeHead(502, { 'content-type': 'text/html' }).end('<h1>502 Bad Gateway</h1>');
    else if (trouble === 'portal') outgoing.writeHead(200, { 'content-type': 'text/html' }).end(portal);
  });
  const ownPort = await freePort();
  await new Promise<void>((resolve) => {
    server.listen(ownPort, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${ownPort}`,
    become(next) {
      trouble = next;
      // What is open belongs to the network that was.
      server.closeAllConnections();
    },
    alter: (path, change) => void changes.set(path, change),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
