import fastifyStatic from '@fastify/static';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import etag from '@fastify/etag';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import underPressure from '@fastify/under-pressure';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { constants } from 'node:zlib';
import { Registry } from 'prom-client';
import './app-types.ts';
import { TaggedResponse } from './http/caching/cache-tags.ts';
import { checkHost } from './http/check-host.ts';
import { chooseEncoding } from './http/compression/choose-encoding.ts';
import type { Config } from './config.ts';
import { serveCached } from './pages/serve-cached.ts';
import { worthCompressing } from './http/compression/compress-bytes.ts';
import { createDrain } from './http/drain.ts';
import { isLoopback } from './http/network-of.ts';
import { compressWhole } from './http/compression/compress-whole.ts';
import { limitBodies } from './http/access/limit-bodies.ts';
import { isOwnRefresh } from './http/access/own-refresh.ts';
import { loggerOf } from './http/log/logging.ts';
import { logRequests } from './http/log/log-requests.ts';
import { createMeter } from './http/log/meter.ts';
import { countRequests } from './http/log/metrics.ts';
import { refuseUnstorable } from './http/refuse-unstorable.ts';
import { alertsRoutes } from './routes/reader/alerts.ts';
import { articleRoutes } from './routes/reader/article.ts';
import { allowAnyOrigin } from './http/cors.ts';
import { deskRoutes } from './routes/desk/desk.ts';
import { deskSessionRoutes } from './routes/desk/desk-session.ts';
import { deskOidcRoutes } from './routes/desk/desk-oidc.ts';
import { feedsRoutes } from './routes/site/feeds.ts';
import { frontRoutes } from './routes/reader/front.ts';
import { healthRoutes } from './routes/site/health.ts';
import { describeApi, openapiRoutes } from './routes/site/openapi.ts';
import { createAnswerCache } from './cache/cached-answers.ts';
import { createInvalidation } from './cache/invalidation.ts';
import { followSitePages } from './cache/site-pages.ts';
import { watchChanges } from './store/publishing/changes.ts';
import { targetsOf } from './purge/targets.ts';
import { sourcesOf } from './sources/sources.ts';
import { manifestRoutes } from './routes/site/manifest.ts';
import { newsroomRoutes } from './routes/reader/newsroom.ts';
import { pagesRoutes } from './pages/pages.ts';
import { mediaRoutes } from './routes/reader/media.ts';
import { picturesRoutes } from './routes/reader/pictures.ts';
import { previewsRoutes } from './routes/desk/previews.ts';
import { answerProblems, problemOf } from './http/problem.ts';
import { pushAssetsRoutes } from './routes/push/push-assets.ts';
import { pushRoutes } from './routes/push/push.ts';
import { robotsRoutes } from './routes/site/robots.ts';
import { sourceWebhookRoutes } from './routes/push/source-webhook.ts';
import { searchRoutes } from './routes/reader/search.ts';
import { shareCardRoutes } from './routes/site/share-card.ts';
import { sitemapsRoutes } from './routes/site/sitemaps.ts';
import { staticRoutes } from './routes/site/static.ts';
import { storiesRoutes } from './routes/reader/stories.ts';
import { streamRoutes } from './routes/reader/stream.ts';
import { vitalsRoutes } from './routes/site/vitals.ts';
import { tickerRoutes } from './routes/reader/ticker.ts';
import { requestIdOf } from './http/log/request-id.ts';
import { secureAnswers } from './http/secure-answers.ts';
import type { Store } from './store/database/store.ts';

// High, since whole offices share one address. Requests from this machine are not counted.
const requestsPerMinute = 3000;
// In bytes, for forms and small JSON; pushes have larger limits.
const bodyLimit = 64 * 1024;
// Milliseconds for receiving a whole request, and its headers. The largest film takes this long at 200 kB/s; limit-bodies.ts cuts off
// slower and silent senders long before.
const requestTimeout = 45 * 60_000;
const headersTimeout = 20_000;
const connectionsCheckingInterval = 5000;

/** Makes an address that cannot be decoded a 404; the router would answer 400. */
function readableUrl({ url = '/' }: { url?: string }): string {
  const [path = '', ...query] = url.split('?');
  if (!path.includes('%')) return url;
  try {
    decodeURIComponent(path);
    return url;
  } catch {
    return [path.replaceAll('%', '%25'), ...query].join('?');
  }
}

/** The server without a port: tests inject requests, start.ts listens. `now` decides which stories are breaking. */
export async function createApp({
  config,
  store,
  now = () => new Date(),
  log = {},
  beforeRoutes,
}: {
  config: Config;
  store: Store;
  now?: () => Date;
  /** For tests that read the log. */
  log?: { level?: string; stream?: { write(line: string): void } };
  /** For tests that must know every route: sees the app before the first one is registered. */
  beforeRoutes?: (app: FastifyInstance) => void;
}): Promise<FastifyInstance> {
  const app = Fastify({
    logger: { ...(loggerOf(config) as object), ...log },
    // `logRequests` writes one line per request.
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: config.trustedProxies.length > 0 ? config.trustedProxies : false,
    genReqId: requestIdOf,
    bodyLimit,
    requestTimeout,
    http: {
      headersTimeout,
      connectionsCheckingInterval,
      ...(config.purge.cloudflare && { ServerResponse: TaggedResponse }),
    },
    routerOptions: { maxParamLength: 2000, ignoreTrailingSlash: false },
    return503OnClosing: true,
    rewriteUrl: readableUrl,
  });
  const newsroom = { ...config.newsroom, logo: config.newsroom.logo && '/newsroom/logo' };
  app.decorate('config', config);
  app.decorate('store', store);
  store.onAvailability((available, reason) => {
    if (available) app.log.error('the database answers again');
    else app.log.error({ err: reason }, 'the database does not answer');
  });
  app.decorate('drain', createDrain(app));
  app.decorate('newsroom', newsroom);
  app.decorate('readContext', () => ({
    now: now(),
    breakingMinutes: newsroom.breakingMinutes,
    players: newsroom.players,
  }));
  const invalidation = createInvalidation();
  app.decorate('invalidation', invalidation);
  app.addHook('onClose', await watchChanges(store, invalidation.change, invalidation.invalidateAll));
  const registry = new Registry();
  app.decorate('meter', createMeter(registry));
  app.decorate('answers', createAnswerCache(app));
  followSitePages(app);
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  answerProblems(app);
  secureAnswers(app, config.hsts);
  checkHost(app);
  chooseEncoding(app);
  limitBodies(app);
  refuseUnstorable(app);
  allowAnyOrigin(app);
  beforeRoutes?.(app);
  const logPage = logRequests(app);
  const { print: metrics, observe } = countRequests(app, registry, {
    caches: targetsOf(config, {}).map(({ name }) => name),
    sources: sourcesOf(config).map(({ name }) => name),
  });
  const servePages = serveCached(app, (request, status, ms) => {
    logPage(request.method!, request.url!, status, ms);
    observe({ method: request.method!, route: '/*', status }, ms / 1000);
  });

  // `reply.sendFile` everywhere: films and documents are sent by it, with ranges.
  await app.register(fastifyStatic, { root: config.dataDir, serve: false });
  await app.register(underPressure, {
    maxEventLoopDelay: 3000,
    // Milliseconds; longer than any answer blocks, since an interval without a sample counts as infinite delay.
    sampleInterval: 10_000,
    pressureHandler: (request) => {
      // Monitoring must be answered under any load.
      if (!request.url.startsWith('/health') && request.url !== '/metrics') throw problemOf('unavailable');
    },
  });
  await app.register(rateLimit, {
    allowList: (request) => isOwnRefresh(request),
    max: (request) => (isLoopback(request.ip) ? Number.MAX_SAFE_INTEGER : requestsPerMinute),
    timeWindow: '1 minute',
    // Shared caches store the headers, so none may be about one client.
    addHeaders: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
    addHeadersOnExceeding: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
    errorResponseBuilder: () => problemOf('too-many-requests'),
  });
  await app.register(helmet, {
    // For everything except pages, which set their own.
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
    // Depends on a setting; see `secureAnswers`.
    strictTransportSecurity: false,
  });
  await app.register(cookie);
  app.addHook('onSend', (request, reply, _payload, done) => {
    // The etag plugin would answer 304 for errors too.
    if (reply.statusCode !== 200) delete request.raw.headers['if-none-match'];
    // Not in what shared caches store: it would name the request of another reader.
    if (!String(reply.getHeader('cache-control')).startsWith('public')) reply.header('x-request-id', request.id);
    done();
  });
  // Before compression: one tag for all encodings.
  await app.register(etag, { weak: true });
  compressWhole(app);
  await app.register(compress, {
    encodings: ['br', 'gzip'],
    threshold: worthCompressing,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  });
  await app.register(describeApi);

  await app.register(healthRoutes, { metrics });
  await app.register(newsroomRoutes);
  await app.register(frontRoutes);
  await app.register(tickerRoutes);
  await app.register(streamRoutes);
  await app.register(storiesRoutes);
  await app.register(articleRoutes);
  await app.register(searchRoutes);
  await app.register(alertsRoutes);
  await app.register(pushRoutes);
  await app.register(pushAssetsRoutes);
  await app.register(sourceWebhookRoutes);
  await app.register(previewsRoutes);
  await app.register(deskSessionRoutes);
  await app.register(deskOidcRoutes);
  await app.register(deskRoutes);
  await app.register(picturesRoutes);
  await app.register(mediaRoutes);
  await app.register(shareCardRoutes);
  await app.register(feedsRoutes);
  await app.register(sitemapsRoutes);
  await app.register(manifestRoutes);
  await app.register(robotsRoutes);
  await app.register(vitalsRoutes);
  await app.register(openapiRoutes);
  await app.register(staticRoutes);
  await app.register(pagesRoutes, { onPages: servePages });
  return app;
}
