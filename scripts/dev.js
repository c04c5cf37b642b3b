// npm run dev: Vite with hot reload in front (port 5173), the API behind it (PORT, 3000), restarted when it changes.
import { spawn } from 'node:child_process';
import { ready, root } from './bootstrap.js';

const env = ready();
const children = [
  spawn('node', ['--watch', '--watch-preserve-output', 'server/main.ts'], {
    cwd: root,
    env: { FIRST_VIEW: 'off', ...env },
    stdio: 'inherit',
  }),
  spawn('vite', ['--port', '5173'], { cwd: root, env, stdio: 'inherit' }),
];
const end = () => children.forEach((child) => child.kill('SIGTERM'));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, end);
for (const child of children) {
  child.on('exit', (code) => {
    end();
    process.exitCode = code ?? 0;
  });
}
