import type { FastifyInstance } from 'fastify';
import { newsroom as publicNewsroom } from '#contract/newsroom.ts';
import { cachePrefix, shellPath, workerPath, type WorkerSettings } from '#contract/offline/service-worker.ts';
import type { Language } from '#contract/language.ts';
import { createHash } from 'node:crypto';
import { cacheFor } from '../http/cache-control.ts';
import type { Built } from './built.ts';
import { renderOfflineShell } from './document.ts';

/** With which Workbox asks for a page of a revision. */
const revisionParam = '__WB_REVISION__';

/** Of a script that fetches from its own site only. Without Trusted Types: it has no document. */
const policy = "default-src 'none'; script-src 'self'; connect-src 'self'";

/** Takes back whatever worker a browser has: the switch for a worker that turns out broken. */
const retired = `addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith('${cachePrefix}-')) await caches.delete(name);
  await registration.unregister();
})()));
`;

/** The service worker, and the pages that it answers with offline. `headers`: those of every page. */
export function serviceWorkerRoutes(app: FastifyInstance, built: Built, headers: Record<string, string>): void {
  const shellOf = (language: Language) => {
    const html = renderOfflineShell(built, language, publicNewsroom.parse(app.newsroom));
    return { html, revision: createHash('sha256').update(html).digest('base64url').slice(0, 16) };
  };

  for (const language of app.newsroom.languages) {
    app.get(shellPath(language), { schema: { hide: true }, helmet: false }, (request, reply) => {
      const { html, revision } = shellOf(language);
      // While several processes are being updated, one of another build must not answer: the installation is tried again.
      const { [revisionParam]: asked = revision } = request.query as Record<string, string>;
      if (asked !== revision) return reply.code(503).header('retry-after', '30').send();
      cacheFor(reply, 'worker');
      return reply.headers(headers).header('x-robots-tag', 'noindex, nofollow').send(html);
    });
  }

  app.get(workerPath, { schema: { hide: true }, helmet: false }, (_request, reply) => {
    cacheFor(reply, 'worker');
    reply.headers({ 'content-security-policy': policy, 'service-worker-allowed': '/' });
    reply.type('text/javascript; charset=utf-8');
    if (!app.config.serviceWorker) return reply.send(retired);
    const settings: WorkerSettings<Language> = {
      languages: app.newsroom.languages,
      shells: app.newsroom.languages.map((language) => ({
        url: shellPath(language),
        revision: shellOf(language).revision,
      })),
    };
    return reply.send(`self.sharit=${JSON.stringify(settings)};\n${built.worker}`);
  });
}
