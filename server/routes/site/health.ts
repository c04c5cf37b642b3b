import type { FastifyInstance } from 'fastify';
import { cacheFor } from '../../http/cache-control.ts';
import { problemOf } from '../../http/problem.ts';

// Metrics reveal what is read: only for this machine and its private network.
const nearby =
  /^(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|::1$|f[cd][0-9a-f]{2}:|::ffff:(?:127|10|192\.168)\.)/i;

/** `/health` for monitoring, `/health/live` and `/health/ready` for what starts and balances processes, `/metrics` for Prometheus. */
export async function healthRoutes(
  app: FastifyInstance,
  { metrics }: { metrics: () => Promise<string> },
): Promise<void> {
  const unlimited = { config: { rateLimit: false as const }, schema: { hide: true } };

  app.get('/health', unlimited, async (_request, reply) => {
    cacheFor(reply, 'none');
    // Not queued behind readers' queries.
    if (!(await app.store.probe())) throw problemOf('unavailable', 'The database does not answer.');
    const reason = app.store.writeProblem?.();
    if (reason) throw problemOf('unavailable', `Nothing can be stored: ${reason}`);
    return { status: 'ok', database: app.store.kind };
  });

  // Without the database: starting the process again would not bring it back.
  app.get('/health/live', unlimited, async (_request, reply) => {
    cacheFor(reply, 'none');
    return { status: 'ok' };
  });

  // Without the database, too: cached pages are still served, and all processes lose it at once.
  app.get('/health/ready', unlimited, async (_request, reply) => {
    cacheFor(reply, 'none');
    if (app.drain.begun()) throw problemOf('unavailable', 'This process is stopping.');
    return { status: 'ok' };
  });

  app.get('/metrics', unlimited, async (request, reply) => {
    if (!nearby.test(request.ip)) throw problemOf('not-found');
    return cacheFor(reply, 'none')
      .type('text/plain; version=0.0.4; charset=utf-8')
      .send(await metrics());
  });
}
