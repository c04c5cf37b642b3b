import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { NotAPicture, type Made, type RenditionTask } from './make-renditions.ts';
import type { Outcome } from './rendition-process.ts';

/** The process that made renditions ended, or was ended because it took too long. */
export class RendererDied extends Error {}

export type Renderer = {
  /** Makes the renditions of one picture. Not to be called before the last call has ended. */
  render(task: RenditionTask): Promise<Made>;
  close(): void;
};

const program = fileURLToPath(new URL('rendition-process.ts', import.meta.url));
/** Milliseconds. The slowest real picture takes a tenth of it on one core. */
const longest = 180_000;
/** Without limit, loading the program alone makes Node's heap grow by 150 MB. */
const execArgv = ['--max-semi-space-size=2', '--max-old-space-size=128'];
const idleAfter = 20_000;
/** Bytes of resident memory above which the process is ended after its task. */
const mostAtRest = 200 * 1024 * 1024;

/** Makes renditions in a child process, which is started when it is needed and ended when it has nothing to do. */
export function createRenderer(): Renderer {
  let child: ChildProcess | undefined;
  let idle: NodeJS.Timeout | undefined;
  const end = (): void => {
    clearTimeout(idle);
    child?.kill('SIGKILL');
    child = undefined;
  };
  const start = (): ChildProcess => {
    const { PATH = '', TMPDIR } = process.env;
    // Only this of the server's environment, which holds secrets: this process reads files from outside.
    const env = { PATH, ...(TMPDIR && { TMPDIR }), MALLOC_ARENA_MAX: '2', UV_THREADPOOL_SIZE: '2' };
    const started = fork(program, { execArgv, env, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    started.once('exit', () => {
      if (child === started) child = undefined;
    });
    started.on('error', () => {});
    return started;
  };

  return {
    async render(task) {
      clearTimeout(idle);
      const at = (child ??= start());
      const outcome = await outcomeOf(at, task);
      if (outcome.rss > mostAtRest) end();
      else idle = setTimeout(end, idleAfter).unref();
      if ('made' in outcome) return outcome.made;
      if ('unreadable' in outcome) throw new NotAPicture(outcome.unreadable);
      const { message, code } = outcome.failed;
      throw Object.assign(new Error(message), { code });
    },
    close: end,
  };
}

async function outcomeOf(child: ChildProcess, task: RenditionTask): Promise<Outcome> {
  const { promise, resolve, reject } = Promise.withResolvers<Outcome>();
  const died = () => reject(new RendererDied('the process that makes renditions ended'));
  const late = setTimeout(() => child.kill('SIGKILL'), longest);
  child.once('exit', died);
  child.once('error', died);
  child.once('message', resolve);
  try {
    child.send(task, (error) => error && died());
    return await promise;
  } finally {
    clearTimeout(late);
    child.off('exit', died).off('error', died).off('message', resolve);
  }
}
