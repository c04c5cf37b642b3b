import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

// One process per data directory: it listens on a socket there, which the system closes when the process dies in whatever
// way. Command-line tools use the same socket: one line of JSON in each direction.

/** Commands of the running server by name. `args` and the result are JSON. */
export type Commands = Record<string, (args: unknown) => Promise<unknown>>;
export type Lock = { release(): Promise<void> };

/** Another process uses the data directory. */
export class DirectoryInUse extends Error {}
/** Nothing listens on the socket. */
class NoServer extends Error {}

type Request = { command: string; args?: unknown };
type Reply = { result: unknown } | { error: string };

const pidCommand = 'pid';
// Some systems allow 104 bytes.
const maxPathBytes = 100;
const takeoverDelay = 150;

function socketPath(dataDir: string): string {
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 20);
  if (process.platform === 'win32') return `\\\\.\\pipe\\sharit-${name}`;
  const path = join(dataDir, 'lock.sock');
  return Buffer.byteLength(path) <= maxPathBytes ? path : join(tmpdir(), `sharit-${name}.sock`);
}

/** Locks the data directory, also after a process that was killed; throws DirectoryInUse if another process is running. */
export async function takeLock(dataDir: string, commands: Commands = {}): Promise<Lock> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const path = socketPath(dataDir);
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    serve(socket, { ...commands, [pidCommand]: async () => process.pid });
  });
  const inUse = () => new DirectoryInUse(`The data directory ${dataDir} is in use by another process.`);
  const takenOver = !(await listen(server, path));
  if (takenOver) {
    if (await isAnswered(path)) throw inUse();
    // A killed process left the socket. It is replaced by renaming a new one: closing a server removes the path it listened on,
    // so a process that listened on the path itself and then gave way would remove the winner's socket.
    const newPath = process.platform === 'win32' ? path : join(dirname(path), `${process.pid}.s`);
    if (!(await listen(server, newPath))) throw inUse();
    if (newPath !== path) {
      if (await isAnswered(path)) {
        server.close();
        throw inUse();
      }
      renameSync(newPath, path);
    }
    // Two processes may do this at once: the one whose socket is there in the end has the lock.
    await sleep(takeoverDelay);
    if ((await send(path, { command: pidCommand }).catch(() => null)) !== process.pid) {
      server.close();
      throw inUse();
    }
  }
  server.unref();
  return {
    release: () =>
      new Promise((resolve) => {
        if (takenOver) rmSync(path, { force: true });
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}

/** Runs a command in the server of a data directory; null if none is running. Rejects with the server's message if it refuses. */
export async function sendCommand(
  dataDir: string,
  command: string,
  args?: unknown,
): Promise<{ result: unknown } | null> {
  try {
    return { result: await send(socketPath(dataDir), { command, args }) };
  } catch (error) {
    if (error instanceof NoServer) return null;
    throw error;
  }
}

function listen(server: Server, path: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    };
    server.once('error', onError);
    server.listen({ path, readableAll: false, writableAll: false }, () => {
      server.off('error', onError);
      resolve(true);
    });
  });
}

function serve(socket: Socket, commands: Commands): void {
  socket.on('error', () => socket.destroy());
  createInterface({ input: socket, crlfDelay: Infinity }).on('line', (line) => {
    void execute(line, commands).then((reply) => socket.destroyed || socket.write(`${JSON.stringify(reply)}\n`));
  });
}

async function execute(line: string, commands: Commands): Promise<Reply> {
  try {
    const { command, args } = JSON.parse(line) as Request;
    if (!Object.hasOwn(commands, command)) throw new Error(`The server does not know the command ${command}.`);
    return { result: (await commands[command]!(args)) ?? null };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

function send(path: string, request: Request): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(path);
    const onError = (error: NodeJS.ErrnoException) => {
      const none = error.code === 'ENOENT' || error.code === 'ECONNREFUSED' || error.code === 'ENOTSOCK';
      reject(none ? new NoServer('No server runs on this data directory.') : error);
    };
    socket.on('error', onError);
    socket.on('close', () => reject(new Error('The server ended before it answered.')));
    socket.on('connect', () => socket.write(`${JSON.stringify(request)}\n`));
    createInterface({ input: socket, crlfDelay: Infinity })
      .on('line', (line) => {
        const reply = JSON.parse(line) as Reply;
        if ('error' in reply) reject(new Error(reply.error));
        else resolve(reply.result);
        socket.end();
      })
      // Handled by the socket's own listener.
      .on('error', () => {});
  });
}

const isAnswered = (path: string): Promise<boolean> =>
  send(path, { command: pidCommand }).then(
    () => true,
    (error: unknown) => !(error instanceof NoServer),
  );
