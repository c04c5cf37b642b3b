import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import etag from '@fastify/etag';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import underPressure from '@fastify/under-pressure';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { constants } from 'node:zlib';
import './app-types.ts';
import { checkHost } from './http/check-host.ts';
import { chooseEncoding } from './http/choose-encoding.ts';
import type { Config } from './config.ts';
import { serveCached } from './pages/serve-cached.ts';
import { compressWhole } from './http/compress-whole.ts';
import { limitBodies } from './http/access/limit-bodies.ts';
import { loggerOf } from './http/log/logging.ts';
import { logRequests } from './http/log/log-requests.ts';
import { countRequests } from './http/log/metrics.ts';
import { refuseUnstorable } from './http/refuse-unstorable.ts';
import { articleRoutes } from './routes/reader/article.ts';
import { allowAnyOrigin } from './http/cors.ts';
import { deskRoutes } from './routes/desk/desk.ts';
import { deskSessionRoutes } from './routes/desk/desk-session.ts';
import { feedsRoutes } from './routes/site/feeds.ts';
import { frontRoutes } from './routes/reader/front.ts';
import { healthRoutes } from './routes/site/health.ts';
import { describeApi, openapiRoutes } from './routes/site/openapi.ts';
import { createAnswerCache } from './cache/cached-answers.ts';
import { manifestRoutes } from './routes/site/manifest.ts';
import { newsroomRoutes } from './routes/reader/newsroom.ts';
import { pagesRoutes } from './pages/pages.ts';
import { picturesRoutes } from './routes/reader/pictures.ts';
import { previewsRoutes } from './routes/desk/previews.ts';
import { answerProblems, problemOf } from './http/problem.ts';
import { pushAssetsRoutes } from './routes/push/push-assets.ts';
import { pushRoutes } from './routes/push/push.ts';
import { robotsRoutes } from './routes/site/robots.ts';
import { searchRoutes } from './routes/reader/search.ts';
import { shareCardRoutes } from './routes/site/share-card.ts';
import { sitemapsRoutes } from './routes/site/sitemaps.ts';
import { staticRoutes } from './routes/site/static.ts';
import { storiesRoutes } from './routes/reader/stories.ts';
import { streamRoutes } from './routes/reader/stream.ts';
import { tickerRoutes } from './routes/reader/ticker.ts';
import { secureAnswers } from './http/secure-answers.ts';
import type { Store } from './store/database/store.ts';

const loopback = /^(?:127\.|::1$|::ffff:127\.)/;
// Whole offices share one address: this stops machines, not people. What comes from this machine itself is not counted.
const requestsPerMinute = 3000;
// Forms and small JSON; what newsrooms push has limits of its own.
const bodyLimit = 64 * 1024;
// Milliseconds for a request to arrive whole, and for its head: an unfinished one holds memory. Even the largest picture
// comes in this time over a slow line.
const requestTimeout = 180_000;
const headersTimeout = 20_000;
const connectionsCheckingInterval = 5000;

/** An address that cannot be decoded is a page that does not exist, like any other: the router would answer 400 by itself. */
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

/** The whole server without a port: what tests ask directly, and what main.ts lets listen. `now` is the clock of readings. */
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
  /** For tests that read the log: its level, and where it goes. */
  log?: { level?: string; stream?: { write(line: string): void } };
  /** For tests that must know every route: sees the app before the first one is registered. */
  beforeRoutes?: (app: FastifyInstance) => void;
}): Promise<FastifyInstance> {
  const app = Fastify({
    logger: { ...(loggerOf(config) as object), ...log },
    // A line of our own for each request.
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: config.trustedProxies.length > 0 ? config.trustedProxies : false,
    bodyLimit,
    requestTimeout,
    http: { headersTimeout, connectionsCheckingInterval },
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
  app.decorate('newsroom', newsroom);
  app.decorate('readContext', () => ({ now: now(), breakingMinutes: newsroom.breakingMinutes }));
  app.decorate('answers', await createAnswerCache(app));
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
  logRequests(app);
  const metrics = countRequests(app);
  const tell = serveCached(app);

  await app.register(underPressure, {
    maxEventLoopDelay: 3000,
    // A second in which nothing could be measured counts as endless: look at longer spans than one slow answer takes.
    sampleInterval: 10_000,
    pressureHandler: (request) => {
      // Whoever watches must be answered above all.
      if (request.url !== '/health' && request.url !== '/metrics') throw problemOf('unavailable');
    },
  });
  await app.register(rateLimit, {
    max: (request) => (loopback.test(request.ip) ? Number.MAX_SAFE_INTEGER : requestsPerMinute),
    timeWindow: '1 minute',
    // Answers are kept by shared caches: nothing in them is about one address.
    addHeaders: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
    addHeadersOnExceeding: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
    errorResponseBuilder: () => problemOf('too-many-requests'),
  });
  await app.register(helmet, {
    // Of everything that is not a page; pages bring their own.
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
    // Said by a setting (`secureAnswers`).
    strictTransportSecurity: false,
  });
  await app.register(cookie);
  app.addHook('onSend', (request, reply, _payload, done) => {
    // What is missing or wrong is told again each time: only what is there can be unchanged.
    if (reply.statusCode !== 200) delete request.raw.headers['if-none-match'];
    done();
  });
  // Before compression: the tag is of the answer, in whichever encoding it travels.
  await app.register(etag, { weak: true });
  compressWhole(app);
  await app.register(compress, {
    encodings: ['br', 'gzip'],
    threshold: 1024,
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
  await app.register(pushRoutes);
  await app.register(pushAssetsRoutes);
  await app.register(previewsRoutes);
  await app.register(deskSessionRoutes);
  await app.register(deskRoutes);
  await app.register(picturesRoutes);
  await app.register(shareCardRoutes);
  await app.register(feedsRoutes);
  await app.register(sitemapsRoutes);
  await app.register(manifestRoutes);
  await app.register(robotsRoutes);
  await app.register(openapiRoutes);
  await app.register(staticRoutes);
  await app.register(pagesRoutes, { tell });
  return app;
}
