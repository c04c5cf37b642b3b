import { network } from './network.ts';

const timeoutMs = 10_000;

/**
 * Requests this page again; returns the name of the build that it belongs to. Null for an answer that is not a page of ours, such as the
 * login page of a hotel's network. Rejects without an answer.
 */
export async function loadServedBuild(): Promise<string | null> {
  const response = await network(location.href, {
    headers: { accept: 'text/html' },
    cache: 'no-store',
    signal: AbortSignal.timeout(timeoutMs),
  });
  return /data-app="([^"]+)"/u.exec(await response.text())?.[1] ?? null;
}
