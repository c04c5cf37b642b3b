const timeoutMs = 10_000;

/**
 * Requests this page from the server and compares its build with the running one. An answer that is not a page of ours, such as the login
 * page of a hotel's network, counts as none.
 */
export async function checkForNewerBuild(): Promise<'newer' | 'same' | 'no answer'> {
  try {
    const response = await fetch(location.href, {
      headers: { accept: 'text/html' },
      cache: 'no-store',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const [, served] = /data-app="([^"]+)"/u.exec(await response.text()) ?? [];
    const running = document.querySelector<HTMLElement>('script[data-app]')?.dataset['app'];
    if (!served || !running) return 'no answer';
    return served === running ? 'same' : 'newer';
  } catch {
    return 'no answer';
  }
}
