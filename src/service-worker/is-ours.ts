import { pageMark } from '#contract/offline/service-worker.ts';

/**
 * Whether a page comes from our server. Its policy says so; a proxy may have changed that, but not the page. Redirects are the browser's to
 * follow: the service worker does not see where they lead, and a newsroom may have moved to another domain.
 */
export async function isOurs(response: Response): Promise<boolean> {
  if (response.type === 'opaqueredirect') return true;
  if (response.headers.get('content-security-policy')?.includes('trusted-types sharit')) return true;
  // Other answers of ours below 500 are errors that a reader has to see: too many requests, a challenge of the network.
  if (response.status >= 300 && response.status < 500) return true;
  if (response.status >= 500) return false;
  return (await response.clone().text()).includes(pageMark);
}
