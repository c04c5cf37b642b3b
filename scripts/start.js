// npm start: install what is missing, build what has changed, serve.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { ready, root } from './bootstrap.js';
import { buildWhenChanged } from './build.js';

// npm sends a signal to the shell that started this process, and the shell does not forward it: so both are watched.
const watchEvery = 250;
const startedBy = process.env.npm_lifecycle_event ? starters() : null;

/** Ids of the processes that started this one: the shell and npm; without /proc, only the parent. */
function starters() {
  try {
    // pid (name) state parent …
    const [, name, parent] = /\((.*)\) \S (\d+)/.exec(readFileSync(`/proc/${process.ppid}/stat`, 'utf8'));
    return /^(sh|dash|bash|ash)$/.test(name) ? `${process.ppid} ${parent}` : `${process.ppid}`;
  } catch {
    return `${process.ppid}`;
  }
}
let server = null;
let ending = false;

/** Ends the server gracefully; before there is one, exits. */
function end(signal) {
  if (!server) process.exit(0);
  if (!ending) server.kill(signal);
  ending = true;
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => end(signal));
const watch = setInterval(() => startedBy !== null && starters() !== startedBy && end('SIGTERM'), watchEvery);
watch.unref();

const env = ready();
await buildWhenChanged(env);
// The channel tells the server when this launcher is gone, so that a killed launcher leaves no server behind.
server = spawn('node', ['server/main.ts'], {
  cwd: root,
  env: { NODE_ENV: 'production', ...env },
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
});
server.on('exit', (code) => process.exit(code ?? 1));
