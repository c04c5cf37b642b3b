// npm start: install what is missing, build what has changed, serve.
import { spawn } from 'node:child_process';
import { ready, root } from './house.js';
import { buildWhenChanged } from './build.js';

const env = ready();
await buildWhenChanged(env);
// The channel tells the server when this launcher is gone, so that a killed launcher leaves no server behind.
const server = spawn('node', ['server/main.ts'], {
  cwd: root,
  env: { NODE_ENV: 'production', ...env },
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('exit', (code) => process.exit(code ?? 1));
