import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';

export type Edge = {
  url: string;
  pid: number;
  output(): string;
  signal(name: NodeJS.Signals): void;
  stop(): Promise<void>;
};

/** Runs a cache until `stop`; resolves once its port answers. */
export async function runEdge(command: string, args: readonly string[], url: string): Promise<Edge> {
  let output = '';
  const child: ChildProcess = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout!, child.stderr!])
    stream.on('data', (bytes: Buffer) => {
      output += bytes.toString();
    });
  const until = Date.now() + 30_000;
  while (!(await fetch(url).catch(() => null))) {
    if (child.exitCode !== null || Date.now() > until) throw new Error(`${command} did not start:\n${output}`);
    await delay(50);
  }
  return {
    url,
    pid: child.pid!,
    output: () => output,
    signal: (name) => void process.kill(child.pid!, name),
    async stop() {
      if (child.exitCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}
