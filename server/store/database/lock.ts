import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

// One process per data directory: it listens on a socket in there, and the system closes that when the process dies,
// however it dies. Over the same socket tools talk to it, one line of JSON each way.

/** What tools may ask of the running server, by name. `args` and the answer are JSON. */
export type Commands = Record<string, (args: unknown) => Promise<unknown>>;
export type Lock = { release(): Promise<void> };

/** Another process has the data directory. */
export class DirectoryInUse extends Error {}
/** Nobody listens. */
class NoServer extends Error {}

type Question = { command: string; args?: unknown };
type Answer = { answer: unknown } | { error: string };

const pidCommand = 'pid';
// Longer paths are refused by the system (104 bytes on some).
const longestPath = 100;
const whoTookOver = 150;

function socketPath(dataDir: string): string {
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 20);
  if (process.platform === 'win32') return `\\\\.\\pipe\\sharit-${name}`;
  const path = join(dataDir, 'lock.sock');
  return Buffer.byteLength(path) <= longestPath ? path : join(tmpdir(), `sharit-${name}.sock`);
}

/** Takes the data directory for this process, also from one that was killed; DirectoryInUse when another one lives. */
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
  const abandoned = !(await listen(server, path));
  if (abandoned) {
    if (await alive(path)) throw inUse();
    // A socket that nobody answers was left by a process that was killed. It is replaced by a rename and not by listening on its path:
    // closing a server removes the file that it listened on, so that a process that gives way would remove the other's socket.
    const own = process.platform === 'win32' ? path : join(dirname(path), `${process.pid}.s`);
    if (!(await listen(server, own))) throw inUse();
    if (own !== path) {
      if (await alive(path)) {
        server.close();
        throw inUse();
      }
      renameSync(own, path);
    }
    // Two processes may have found the same dead socket: the one whose socket is there in the end has the directory.
    await sleep(whoTookOver);
    if ((await ask(path, { command: pidCommand }).catch(() => null)) !== process.pid) {
      server.close();
      throw inUse();
    }
  }
  server.unref();
  return {
    release: () =>
      new Promise((resolve) => {
        if (abandoned) rmSync(path, { force: true });
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}

/** Asks the server that runs on a data directory; null when none does, an Error with its sentence when it refuses. */
export async function sendCommand(
  dataDir: string,
  command: string,
  args?: unknown,
): Promise<{ result: unknown } | null> {
  try {
    return { result: await ask(socketPath(dataDir), { command, args }) };
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
    void answerTo(line, commands).then((answer) => socket.destroyed || socket.write(`${JSON.stringify(answer)}\n`));
  });
}

async function answerTo(line: string, commands: Commands): Promise<Answer> {
  try {
    const { command, args } = JSON.parse(line) as Question;
    if (!Object.hasOwn(commands, command)) throw new Error(`The server does not know the command ${command}.`);
    return { answer: (await commands[command]!(args)) ?? null };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

function ask(path: string, question: Question): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(path);
    const dead = (error: NodeJS.ErrnoException) => {
      const none = error.code === 'ENOENT' || error.code === 'ECONNREFUSED' || error.code === 'ENOTSOCK';
      reject(none ? new NoServer('No server runs on this data directory.') : error);
    };
    socket.on('error', dead);
    socket.on('close', () => reject(new Error('The server ended before it answered.')));
    socket.on('connect', () => socket.write(`${JSON.stringify(question)}\n`));
    createInterface({ input: socket, crlfDelay: Infinity })
      .on('line', (line) => {
        const answer = JSON.parse(line) as Answer;
        if ('error' in answer) reject(new Error(answer.error));
        else resolve(answer.answer);
        socket.end();
      })
      // The socket itself tells of its errors.
      .on('error', () => {});
  });
}

const alive = (path: string): Promise<boolean> =>
  ask(path, { command: pidCommand }).then(
    () => true,
    (error: unknown) => !(error instanceof NoServer),
  );
