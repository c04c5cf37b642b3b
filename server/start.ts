import { createServer } from 'node:net';
import { join } from 'node:path';
import { type Config, readConfig, StartError } from './config.ts';
import { deskCommands } from './desk/desk-commands.ts';
import { type Clock, startClock } from './store/clock.ts';
import type { Database } from './store/database.ts';
import { isUnavailable } from './store/is-unavailable.ts';
import { DirectoryInUse, type Lock, takeLock } from './store/lock.ts';
import { openStore } from './store/open.ts';
import type { Store } from './store/store.ts';
import { survive } from './survive.ts';

const longestGoodbye = 10_000;
const shortSecret = 16;
type Closing = () => Promise<unknown>;

/** What has been opened so far, to be closed in the opposite order. */
const opened: Closing[] = [];
let closing: Promise<void> | undefined;

/** Serves, or prints one sentence that says why not and ends with exit code 1. */
export async function start(): Promise<void> {
  try {
    await open();
  } catch (error) {
    await closeAll();
    // Anything else is a fault of ours, and its place in the code tells more than a sentence.
    console.error(error instanceof StartError ? error.message : error);
    process.exit(1);
  }
}

async function open(): Promise<void> {
  if (Number(process.versions.node.split('.')[0]) < 24) {
    throw new StartError(
      `Sharit runs on Node 24 or newer, and this is ${process.version}: start it with npm start, which brings its own.`,
    );
  }
  const config = readConfig(process.env);
  await requireFreePort(config);
  let store: Store | undefined;
  // With PostgreSQL several processes may share pictures, and thus the directory.
  if (!config.databaseUrl) {
    const lock = await lockOf(config, () => {
      if (!store) throw new Error('The server is still starting: try again in a moment.');
      return store.db;
    });
    opened.push(() => lock.release());
  }
  // The database opens in a thread of its own, while this one reads the rest of the program.
  const opening = storeOf(config);
  opening.catch(() => {});
  const [{ createApp }, { fillSampleOnce }] = await Promise.all([import('./app.ts'), import('./sample-once.ts')]);
  const ready = await opening;
  store = ready;
  opened.push(() => ready.close());
  if (config.sample) {
    const { newsroom, dataDir } = config;
    await fillSampleOnce(ready, { newsroom, dataDir, now: new Date() }, () =>
      console.log('Filling the empty database with the sample newsroom …'),
    );
  }
  const app = await createApp({ config, store: ready });
  opened.push(() => app.close());
  survive(app.log);
  const clock: Clock = startClock(ready, {
    // A database that goes away is logged once; the clock tries again until it is back.
    onError: (error) => (isUnavailable(error) ? app.log.warn(error) : app.log.error(error)),
  });
  opened.push(() => clock.stop());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void goodbye());
  // The launcher that started us is gone.
  process.on('disconnect', () => void goodbye());
  try {
    await app.listen({ port: config.port, host: config.host });
  } catch (error) {
    throw portError(config, error);
  }
  const address = app.server.address();
  tellWhere(config, typeof address === 'object' && address ? address.port : config.port);
}

function tellWhere(config: Config, port: number): void {
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  console.log(`Sharit is at ${config.publicUrl ?? `http://${host}:${port}`}`);
  console.log(
    config.pushSecretGenerated
      ? `The push secret lies in ${join(config.dataDir, 'push-secret')}`
      : 'The push secret is the one given as PUSH_SECRET',
  );
  if (config.pushSecret.length < shortSecret)
    console.warn(`Warning: PUSH_SECRET has fewer than ${shortSecret} characters, so that it can be guessed.`);
}

/** Asked before anything is opened, so that a second start by mistake changes nothing. */
function requireFreePort(config: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => reject(portError(config, error)));
    probe.listen(config.port, config.host, () => probe.close(() => resolve()));
  });
}

function portError({ host, port }: Config, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return new StartError(
      `Port ${port} on ${host} is in use: stop what listens there, or choose another with the setting PORT.`,
    );
  if (code === 'EACCES')
    return new StartError(
      `Port ${port} on ${host} is not open to this user: choose one above 1023 with the setting PORT.`,
    );
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new StartError(`This machine has no address ${host}: the setting HOST names it.`);
  return error;
}

async function lockOf(config: Config, db: () => Database): Promise<Lock> {
  try {
    return await takeLock(config.dataDir, deskCommands(db));
  } catch (error) {
    if (error instanceof DirectoryInUse)
      throw new StartError(`${error.message} Stop it, or choose another directory with the setting DATA_DIR.`);
    throw error;
  }
}

async function storeOf(config: Config): Promise<Store> {
  try {
    return await openStore(config);
  } catch (error) {
    const why =
      error instanceof Error ? (error.cause instanceof Error ? error.cause.message : error.message) : String(error);
    if (config.databaseUrl)
      throw new StartError(
        `PostgreSQL cannot be opened with the setting DATABASE_URL: ${why || 'it does not answer'}.`,
      );
    throw new StartError(`The database in ${join(config.dataDir, 'database')} cannot be opened: ${why}.`);
  }
}

async function closeAll(): Promise<void> {
  for (const close of opened.splice(0).toReversed()) await close();
}

async function goodbye(): Promise<void> {
  closing ??= closeAll();
  // Whoever holds a connection open does not keep the server from ending.
  setTimeout(() => process.exit(1), longestGoodbye).unref();
  await closing;
  process.exit(0);
}
