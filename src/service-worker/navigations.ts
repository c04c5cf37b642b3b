import { matchPrecache } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';
import { shellPath } from '#contract/offline/service-worker.ts';
import { isOurs } from './is-ours.ts';
import { languageOfPage } from './language-of-page.ts';
import { scope } from './scope.ts';

/** Ms. After that the shell opens, which shows what the device has and goes on asking. */
const patience = 3000;

scope.addEventListener('activate', (event) => {
  // The browser asks for the page while it starts the worker.
  event.waitUntil(scope.registration.navigationPreload?.enable() ?? Promise.resolve());
});

registerRoute(
  ({ request, url, sameOrigin }) =>
    request.mode === 'navigate' && sameOrigin && languageOfPage(url.pathname, scope.sharit.languages) !== null,
  ({ event, url }) => answer(event as FetchEvent, url.pathname),
);

/** The page as the server sends it. Without an answer, with one that is not ours, or a late one: the shell. No page is stored. */
async function answer(event: FetchEvent, pathname: string): Promise<Response> {
  const network = fromNetwork(event);
  const shell = () => matchPrecache(shellPath(languageOfPage(pathname, scope.sharit.languages)!));
  const late = new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), patience));
  try {
    const first = await Promise.race([network, late]);
    if (first !== 'late') return (await isOurs(first)) ? first : ((await shell()) ?? first);
    // A preload that nobody waits for would be reported on the console.
    event.waitUntil(network.catch(() => undefined));
    return (await shell()) ?? (await network);
  } catch (error) {
    const page = await shell();
    if (page) return page;
    throw error;
  }
}

async function fromNetwork(event: FetchEvent): Promise<Response> {
  const preloaded = (await event.preloadResponse) as Response | undefined;
  return preloaded ?? scope.fetch(event.request);
}
