// npm run bench:alerts: an alert to ten thousand browsers, with and without a kill -9 in the middle. DATABASE_URL names an empty PostgreSQL;
// without it the embedded database is measured.
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AlertSubscriber } from '#contract/alerts/alerts.ts';
import { deskCommands } from '../../server/desk/desk-commands.ts';
import { openStore } from '../../server/store/open.ts';
import { alertSubscriptions } from '../../server/store/database/schema.ts';
import { storedSecret } from '../../server/settings/stored-secret.ts';
import { makeNinjsItem } from '../../server/testing/ninjs.ts';
import { vapidOf } from '../../server/settings/vapid-settings.ts';
import { freePort } from '../../e2e/server.ts';
import { processTree } from '../../e2e/process-tree.ts';
import { writeResults } from '../results.ts';

const given = (name: string, missing: number) =>
  Number(process.argv.find((argument) => argument.startsWith(`--${name}=`))?.split('=')[1] ?? missing);
const browsers = given('browsers', 10_000);
const password = 'a long password of the bench';

type Count = { received: number; doubles: number; wrong: number };
let session: { cookie: string; csrf: string } | undefined;
const dataDir = await mkdtemp(join(tmpdir(), 'sharit-alerts-'));
const databaseUrl = process.env.DATABASE_URL;
const vapid = vapidOf({}, dataDir);
const service = fork(new URL('push-service.ts', import.meta.url), [vapid.publicKey, String(browsers)]);
const [{ subscribers }] = (await once(service, 'message')) as [{ subscribers: AlertSubscriber[] }];

const store = await openStore({ dataDir, ...(databaseUrl && { databaseUrl }) });
const choices = { language: 'ar', breaking: true, follows: [], vapidKey: vapid.fingerprint };
const rows = subscribers.map(({ endpoint, keys }) => ({ endpoint, ...keys, ...choices }));
for (let from = 0; from < rows.length; from += 500)
  await store.db.insert(alertSubscriptions).values(rows.slice(from, from + 500));
await deskCommands(() => store.db)['desk add']!({ name: 'bench', password, role: 'chief' });
await store.close();

const secret = storedSecret(dataDir, 'push-secret');
const port = await freePort();
const url = `http://127.0.0.1:${port}`;
let server = await start();
const whole = await alertOnce('whole', null);
const killed = await alertOnce('killed', Math.round(browsers / 3));
server.kill('SIGTERM');
await once(server, 'exit');
service.disconnect();
await rm(dataDir, { recursive: true, force: true });

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
const lines = [
  ['from the tap to the last of them', seconds(whole.ms), seconds(killed.ms)],
  ['received', whole.count.received, killed.count.received],
  ['twice', whole.count.doubles, killed.count.doubles],
  ['not decrypted, or not signed', whole.count.wrong, killed.count.wrong],
  ['in doubt when the process was killed, and not sent again', whole.unconfirmed, killed.unconfirmed],
  ['memory before / highest', whole.memory, killed.memory],
];
const table = `${browsers} subscriptions, ${databaseUrl ? 'PostgreSQL' : 'embedded database'}; the push service runs on the same machine, and decrypts everything.\n\n| | undisturbed | kill -9 after a third, and a start |\n|---|---|---|\n${lines.map((line) => `| ${line.join(' | ')} |`).join('\n')}`;
console.log(table);
await writeResults('Alerts', table);

async function start(): Promise<ChildProcess> {
  const child = spawn('node', ['server/main.ts'], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    env: {
      ...process.env,
      ...{ NODE_ENV: 'production', DATA_DIR: dataDir, PORT: String(port), SAMPLE: 'off', LOG: 'off' },
      ...{ ALLOW_PRIVATE_NETWORK: '1', ...(databaseUrl && { DATABASE_URL: databaseUrl }) },
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  while (!(await fetch(`${url}/health`).catch(() => null))?.ok) await sleep(50);
  return child;
}

/** Publishes a breaking story and sends its alert; the server is killed when so many have received it. */
async function alertOnce(name: string, killAfter: number | null) {
  const id = await push(name);
  const desk = await signIn();
  service.send('begin');
  const tree = processTree(server.pid!);
  const before = tree.memory();
  let highest = before;
  const began = performance.now();
  await desk('POST', `items/${id}/alert`, { action: 'send', revision: 0 });
  if (killAfter !== null) {
    while ((await countOf()).received < killAfter) await sleep(20);
    server.kill('SIGKILL');
    await once(server, 'exit');
    server = await start();
  }
  const watched = killAfter === null ? tree : processTree(server.pid!);
  for (;;) {
    highest = Math.max(highest, watched.memory());
    const { outcome } = ((await desk('GET', `items/${id}/alert`)) as Answer).alert;
    if (outcome.waiting === 0) {
      const count = await countOf();
      const megabytes = (bytes: number) => `${Math.round(bytes / 2 ** 20)} MB`;
      const memory = `${megabytes(before)} / ${megabytes(highest)}`;
      return { ms: performance.now() - began, count, unconfirmed: outcome.unconfirmed, memory };
    }
    await sleep(100);
  }
}

type Answer = { alert: { outcome: { waiting: number; unconfirmed: number } } };

async function countOf(): Promise<Count> {
  service.send('count');
  return ((await once(service, 'message')) as [Count])[0];
}

async function push(name: string): Promise<string> {
  const answer = await fetch(`${url}/api/v1/push`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    body: JSON.stringify(makeNinjsItem(name, { urgency: 1 })),
  });
  return ((await answer.json()) as { id: string }).id;
}

async function signIn() {
  if (!session) {
    const answer = await fetch(`${url}/api/v1/desk/session`, {
      method: 'POST',
      headers: { origin: url, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'bench', password }),
    });
    const { csrf } = (await answer.json()) as { csrf: string };
    session = { cookie: answer.headers.getSetCookie()[0]!.split(';')[0]!, csrf };
  }
  const { cookie, csrf } = session;
  const ask = async (method: 'GET' | 'POST', path: string, body?: object): Promise<unknown> => {
    const answer = await fetch(`${url}/api/v1/desk/${path}`, {
      method,
      headers: { origin: url, cookie, 'x-csrf': csrf, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (answer.ok) return answer.json();
    // A busy server refuses work for a while.
    if (answer.status !== 503) throw new Error(`${path}: ${answer.status}`);
    await sleep(100);
    return ask(method, path, body);
  };
  return ask;
}
