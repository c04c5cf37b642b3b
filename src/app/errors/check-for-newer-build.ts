import { loadServedBuild } from '../../wire/load-served-build.ts';

/** Compares the build that the server sends now with the running one. */
export async function checkForNewerBuild(): Promise<'newer' | 'same' | 'no answer'> {
  const served = await loadServedBuild().catch(() => null);
  const running = document.querySelector<HTMLElement>('script[data-app]')?.dataset['app'];
  if (!served || !running) return 'no answer';
  return served === running ? 'same' : 'newer';
}
