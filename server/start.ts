import type { FastifyInstance } from 'fastify';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { requireVapidKey, startAlerts } from './alerts/alerts.ts';
import { archiveCommands } from './archive/archive-commands.ts';
import { requireNotMoved } from './backup/moved-mark.ts';
import { restoreReason } from './backup/restore-mark.ts';
import { backupCommands } from './backup/snapshot.ts';
import { type Config, intakeSettingsOf, readConfig } from './config.ts';
import { portError, requireFreePort } from './free-port.ts';
import { StartError } from './settings/start-error.ts';
import { refreshHeader } from './http/access/own-refresh.ts';
import { describeError } from './http/log/describe-error.ts';
import { deskCommands } from './desk/desk-commands.ts';
import { databaseReason, fileReason } from './settings/start-reason.ts';
import { printAddress } from './settings/print-address.ts';
import { startPurger } from './purge/purger.ts';
import { PurgeRefused } from './purge/target.ts';
import { targetsOf } from './purge/targets.ts';
import { sourcesOf, startSources } from './sources/sources.ts';
import { startRenditions } from './intake/pictures/renditions.ts';
import { frontDuty } from './store/curation/front-duty.ts';
import { type Clock, startClock } from './store/publishing/clock.ts';
import { NotADatabase } from './store/database/database-folder.ts';
import { DiskFull } from './store/database/disk-space.ts';
import { isUnavailable } from './store/database/is-unavailable.ts';
import { DirectoryInUse, type Lock, takeLock } from './store/database/lock.ts';
import { DatabaseTooNew, RestoreUnfinished } from './store/database/migrate.ts';
import { openStore } from './store/open.ts';
import { startPruning } from './store/pruning/prune-versions.ts';
import { startIndexer } from './store/searching/indexer.ts';
import type { Store } from './store/database/store.ts';
import { createGuardedFetch } from './fetching/guarded-fetch.ts';
import { startRemoteFetching } from './fetching/remote-fetching.ts';
import { handleUncaughtErrors } from './http/log/handle-uncaught-errors.ts';

// Milliseconds for open requests to finish; then their connections are closed.
const requestGrace = 1000;
// Then the process exits even if something is still open.
const shutdownTimeout = 5000;
type Closing = () => Promise<unknown>;

/** Closes what has been opened so far, in the opposite order. */
const opened: Closing[] = [];
let closing: Promise<void> | undefined;
/** Once the app listens; resolves when its clients have had the time to go elsewhere. */
let drain: (() => Promise<void>) | undefined;

/** Starts the server, or prints why it cannot start in one sentence and exits with code 1. */
export async function start(): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void shutDown());
  // The launcher process has ended.
  process.on('disconnect', () => void shutDown());
  process.on('uncaughtException', exitOnFault);
  try {
    await open();
  } catch (error) {
    // A signal during the start caused the error.
    if (closing) return;
    await closeAll();
    const sentence = sentenceOf(error);
    if (sentence) console.error(sentence);
    else printFault(error);
    process.exit(1);
  }
}

/** One sentence for what the operator can fix; null for a bug. */
function sentenceOf(error: unknown): string | null {
  if (error instanceof StartError || isUnavailable(error)) return (error as Error).message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^(ENOSPC|EDQUOT|EROFS|EACCES|EPERM)$/.test(code) ? `The server cannot start: ${fileReason(error)}.` : null;
}

/** A bug: prints where it happened, but not the message, which may contain private data. */
function printFault(error: unknown): void {
  console.error(JSON.stringify({ fault: describeError(error) }));
}

/** Until `handleUncaughtErrors` takes over: Node itself would print the whole error. */
function exitOnFault(error: Error): void {
  printFault(error);
  process.exit(1);
}

async function open(): Promise<void> {
  if (Number(process.versions.node.split('.')[0]) < 24) {
    throw new StartError(
      `Sharit runs on Node 24 or newer, and this is ${process.version}: start it with npm start, which brings its own.`,
    );
  }
  const config = readConfig(process.env);
  await requireFreePort(config);
  const unfinished = await restoreReason(config.dataDir);
  if (unfinished) throw new StartError(unfinished);
  await requireNotMoved(config.dataDir, config.databaseUrl);
  let store: Store | undefined;
  // With PostgreSQL several processes share pictures, and so the directory.
  if (!config.databaseUrl) {
    const lock = await lockOf(config, () => {
      if (!store) throw new Error('The server is still starting: try again in a moment.');
      return store;
    });
    opened.push(() => lock.release());
  }
  // The database opens in its worker thread while this one loads the other modules.
  const opening = storeOf(config);
  opening.catch(() => {});
  const [{ createApp }, { fillSampleOnce }, { withSampleNotice }] = await Promise.all([
    import('./app.ts'),
    import('./sample/sample-once.ts'),
    import('./sample/sample-notice.ts'),
  ]);
  const ready = await opening;
  opened.push(() => ready.close());
  ready.onLost?.((why) => {
    console.error(`The database in ${join(config.dataDir, 'database')} is lost to this process (${why}), which ends.`);
    process.exit(1);
  });
  if (config.sample) {
    const { newsroom, dataDir } = config;
    await fillSampleOnce(ready, { newsroom, dataDir, now: new Date() }, () =>
      console.log('Filling the empty database with the sample newsroom …'),
    );
  }
  await requireVapidKey(ready, config.vapid);
  store = ready;
  const newsroom = await withSampleNotice(config.newsroom, ready);
  const app = await createApp({ config: { ...config, newsroom }, store: ready });
  opened.push(() => closeApp(app));
  drain = () => drainFor(config.drainSeconds, app);
  handleUncaughtErrors(app.log);
  process.off('uncaughtException', exitOnFault);
  // What runs beside the requests tries again until the database is back.
  const onError = (error: unknown) => (isUnavailable(error) ? app.log.warn(error) : app.log.error(error));
  const clock: Clock = startClock(ready, { duties: [frontDuty], onError });
  opened.push(() => clock.stop());
  const indexer = startIndexer(ready, { onError });
  opened.push(() => indexer.stop());
  const pruning = startPruning(ready, { days: config.keepVersionsDays, onError });
  opened.push(async () => pruning.stop());
  const renditions = startRenditions(
    ready,
    { dataDir: config.dataDir, ...intakeSettingsOf(config) },
    {
      onError,
      onUnreadable: (hash, reason) => app.log.warn({ picture: hash, reason }, 'a picture that cannot be shown'),
    },
  );
  opened.push(() => renditions.stop());
  const fetching = startRemoteFetching(
    ready,
    { dataDir: config.dataDir, fetch: createGuardedFetch(config) },
    {
      onError,
      onFailure: (host, reason) => app.log.warn({ host, reason }, 'a file that could not be fetched'),
    },
  );
  opened.push(() => fetching.stop());
  const sources = startSources(ready, sourcesOf(config), intakeSettingsOf(config), {
    onError,
    onTrouble: (source, message) => app.log.warn({ source }, message),
  });
  opened.push(() => sources.stop());
  const alerts = startAlerts(
    ready,
    {
      vapid: config.vapid,
      allowPrivateNetwork: config.allowPrivateNetwork,
      automatic: config.newsroom.alerts.automatic === 'breaking',
      readContext: app.readContext,
    },
    { onError, onOutcome: app.alerts.delivered },
  );
  opened.push(() => alerts.stop());
  const purger = await startPurger(ready, targetsOf(config, refreshHeader(config.pushSecret)), {
    site: config.newsroom,
    onError: (error, target) =>
      app.log.error(
        error instanceof PurgeRefused ? { reason: error.message, target } : { err: error, target },
        'a cache could not be purged',
      ),
  });
  opened.push(() => purger.stop());
  try {
    await app.listen({ port: config.port, host: config.host });
  } catch (error) {
    throw portError(config, error);
  }
  const address = app.server.address();
  printAddress(config, typeof address === 'object' && address ? address.port : config.port);
}

async function lockOf(config: Config, store: () => Store): Promise<Lock> {
  try {
    const { dataDir } = config;
    return await takeLock(dataDir, {
      ...deskCommands(() => store().db),
      ...archiveCommands(store, { dataDir, settings: intakeSettingsOf(config) }),
      ...backupCommands(store, { dataDir }),
    });
  } catch (error) {
    if (error instanceof DirectoryInUse)
      throw new StartError(`${error.message} Stop it, or choose another directory with the setting DATA_DIR.`);
    throw new StartError(`The data directory ${config.dataDir} cannot be locked: ${fileReason(error)}.`);
  }
}

async function storeOf(config: Config): Promise<Store> {
  try {
    return await openStore(config);
  } catch (error) {
    if (error instanceof DatabaseTooNew || error instanceof RestoreUnfinished) throw new StartError(error.message);
    const why = databaseReason(error);
    if (config.databaseUrl) throw new StartError(`PostgreSQL cannot be opened with the setting DATABASE_URL: ${why}.`);
    if (error instanceof NotADatabase || error instanceof DiskFull) throw new StartError(error.message);
    const database = join(config.dataDir, 'database');
    throw new StartError(
      `The database in ${database} cannot be opened (${why}): if its files are damaged, restore a backup.`,
    );
  }
}

/** Lets open requests finish for `requestGrace`, so that a slow client cannot delay the shutdown. */
async function closeApp(app: FastifyInstance): Promise<void> {
  const timer = setTimeout(() => app.server.closeAllConnections(), requestGrace);
  await app.close();
  clearTimeout(timer);
}

/** Not ready any more, and streams end; everything else is answered until the time is over. */
async function drainFor(seconds: number, app: FastifyInstance): Promise<void> {
  if (seconds === 0) return;
  app.drain.begin();
  await delay(seconds * 1000);
}

async function closeAll(): Promise<void> {
  for (const close of opened.splice(0).toReversed()) await close();
}

async function shutDown(): Promise<void> {
  if (closing) return;
  closing = (drain?.() ?? Promise.resolve()).then(() => {
    setTimeout(() => process.exit(1), shutdownTimeout).unref();
    return closeAll();
  });
  await closing.catch((error: unknown) => console.error(error));
  process.exit(0);
}
