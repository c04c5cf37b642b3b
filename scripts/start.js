// npm start: install what is missing, build what has changed, serve.
import { spawn } from 'node:child_process';
import { ready, root } from './house.js';
import { buildWhenChanged } from './build.js';

// npm does not pass every signal on, and a shell between us none: whoever started us is watched as well.
const parent = process.ppid;
const watchEvery = 250;
let server = null;
let ending = false;

/** Ends the server as it should be ended; before there is one, nothing needs to be ended gracefully. */
function end(signal) {
  if (!server) process.exit(0);
  if (!ending) server.kill(signal);
  ending = true;
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => end(signal === 'SIGINT' ? signal : 'SIGTERM'));
const watch = setInterval(() => process.ppid !== parent && end('SIGTERM'), watchEvery);
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
