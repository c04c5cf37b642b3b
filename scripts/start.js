// npm start: install what is missing, build what has changed, serve.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { ready, root } from './bootstrap.js';
import { buildWhenChanged } from './build.js';

// npm passes a signal to the shell between us, which keeps it to itself: both are watched as well.
const watchEvery = 250;
const above = process.env.npm_lifecycle_event ? starters() : null;

/** Who started us: the shell, and npm above it; where the system does not tell, whoever is right above. */
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

/** Ends the server as it should be ended; before there is one, nothing needs to be ended gracefully. */
function end(signal) {
  if (!server) process.exit(0);
  if (!ending) server.kill(signal);
  ending = true;
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => end(signal));
const watch = setInterval(() => above !== null && starters() !== above && end('SIGTERM'), watchEvery);
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
