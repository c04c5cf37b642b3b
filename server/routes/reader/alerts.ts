import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { alertEnd, alertKey, alertSubscription, type AlertSubscriber } from '#contract/alerts/alerts.ts';
import { problem } from '#contract/problem.ts';
import { checkEndpoint, domainOf, endpointOf, hasUsableKey, isKnownPushService } from '../../alerts/endpoint.ts';
import { createAddressGuard } from '../../fetching/address-guard.ts';
import { requireSameOrigin } from '../../http/access/same-origin.ts';
import { cacheFor } from '../../http/cache-control.ts';
import { problemOf } from '../../http/problem.ts';
import {
  countUnderDomain,
  endSubscription,
  OtherVapidKey,
  replaceSubscription,
  saveSubscription,
} from '../../store/alerts/subscriptions.ts';

const noSuchEndpoint = 'this server does not send to such an endpoint';
const otherKey = 'the subscription was made with another key than the server has: subscribe anew';
/** Subscriptions under one domain that is none of the usual browsers'. */
const mostAtRareService = 100;

/** Readers' subscriptions to alerts. They have no account: who knows the endpoint may change them. */
export const alertsRoutes: FastifyPluginAsyncZod = async (app) => {
  const { vapid, allowPrivateNetwork } = app.config;
  const guard = createAddressGuard({ allowPrivateNetwork });
  app.addHook('onClose', () => guard.dispatcher.close());
  const path = '/api/v1/alerts/subscription';
  const shared = {
    config: { rateLimit: { max: 30, timeWindow: '1 minute' } },
    bodyLimit: 32 * 1024,
  };

  const check = async (subscriber: AlertSubscriber): Promise<void> => {
    let url: URL;
    try {
      url = checkEndpoint(subscriber.endpoint, guard, allowPrivateNetwork);
    } catch {
      throw problemOf('bad-request', noSuchEndpoint);
    }
    const isRare = !isKnownPushService(url) && !allowPrivateNetwork;
    if (isRare && (await countUnderDomain(app.store.db, domainOf(url), subscriber.endpoint)) >= mostAtRareService)
      throw problemOf('bad-request', noSuchEndpoint);
    if (!hasUsableKey(subscriber)) throw problemOf('bad-request', 'the key of the subscription cannot be used');
  };

  app.get(
    '/api/v1/alerts/key',
    {
      schema: {
        summary: 'The key that browsers subscribe to alerts with',
        tags: ['reader'],
        response: { 200: alertKey },
      },
    },
    async (_request, reply) => {
      cacheFor(reply, 'none');
      return { key: vapid.publicKey };
    },
  );

  app.put(
    path,
    {
      ...shared,
      preHandler: async (request) => requireSameOrigin(request),
      schema: {
        summary: 'Subscribe to alerts, or choose others',
        description: 'For the pages of this site only. An endpoint that is unknown is answered like one that is not.',
        tags: ['reader'],
        body: alertSubscription,
        response: { 204: z.null(), 400: problem, 409: problem },
      },
    },
    async (request, reply) => {
      cacheFor(reply, 'none');
      const { body } = request;
      if (body.key !== null && body.key !== vapid.publicKey) throw problemOf('conflict', otherKey);
      const subscription = { ...body.subscription, endpoint: endpointOf(body.subscription.endpoint) };
      await check(subscription);
      const { fingerprint } = vapid;
      const { choices } = 'choices' in body ? body : { choices: null };
      if (choices && !app.newsroom.languages.includes(choices.language)) throw problemOf('bad-request');
      try {
        if ('replaces' in body)
          await replaceSubscription(app.store, endpointOf(body.replaces), subscription, fingerprint);
        else await saveSubscription(app.store, subscription, body.choices, fingerprint);
      } catch (error) {
        if (!(error instanceof OtherVapidKey)) throw error;
        request.log.error(error);
        throw problemOf('unavailable');
      }
      return reply.code(204).send(null);
    },
  );

  app.delete(
    path,
    {
      ...shared,
      preHandler: async (request) => requireSameOrigin(request),
      schema: { summary: 'End alerts', tags: ['reader'], body: alertEnd, response: { 204: z.null() } },
    },
    async (request, reply) => {
      cacheFor(reply, 'none');
      await endSubscription(app.store.db, endpointOf(request.body.endpoint));
      return reply.code(204).send(null);
    },
  );
};
