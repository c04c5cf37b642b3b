import { readdirSync, readFileSync } from 'node:fs';

/** CPU of a process and its children, in milliseconds: of its main thread, and of all threads. */
export type TreeCpu = { main: number; all: number };

// USER_HZ, which Linux fixes at 100 for programs.
const tick = 10;

/** Reads what /proc says of a process and the processes that it has started. */
export function processTree(pid: number) {
  let ended = 0;
  const last = new Map<number, number>();
  const children = () =>
    readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      (read(`/proc/${pid}/task/${task}/children`) ?? '').split(' ').filter(Boolean).map(Number),
    );
  return {
    /** Resident memory of all, in bytes. */
    memory: () => [pid, ...children()].reduce((sum, one) => sum + residentOf(one), 0),
    cpu(): TreeCpu {
      const now = new Map([pid, ...children()].map((one) => [one, ticksOf(`/proc/${one}/stat`)]));
      // What a child that has ended had used stays counted.
      for (const [one, ticks] of last) if (!now.has(one)) ended += ticks;
      last.clear();
      for (const [one, ticks] of now) last.set(one, ticks);
      const all = [...now.values()].reduce((sum, ticks) => sum + ticks, ended);
      return { main: ticksOf(`/proc/${pid}/task/${pid}/stat`) * tick, all: all * tick };
    },
  };
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

const residentOf = (pid: number) => Number(/^VmRSS:\s+(\d+)/m.exec(read(`/proc/${pid}/status`) ?? '')?.[1] ?? 0) * 1024;

function ticksOf(file: string): number {
  const fields = (read(file) ?? '').split(') ').at(-1)!.split(' ');
  return Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
}
