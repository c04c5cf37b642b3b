import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { item } from '#contract/item.ts';
import { problem } from '#contract/problem.ts';
import { pushAnswer } from '#contract/push.ts';
import { superdeskItem } from '#contract/superdesk-item.ts';
import { countValues, TooMany } from '../../intake/html/count-values.ts';
import { prepareItem } from '../../intake/prepare.ts';
import { assetByName } from '../../store/assets.ts';
import { deliverPendingChanges } from '../../store/publishing/changes.ts';
import { isUnavailable } from '../../store/database/is-unavailable.ts';
import { receiveItem } from '../../store/publishing/receive.ts';
import { storyIdOf } from '../../store/publishing/story-id.ts';
import { originOf } from '../../http/origin.ts';
import { storeProblem } from '../../http/store-problem.ts';
import { problemOf } from '../../http/problem.ts';
import { checkPusher, requirePusher } from '../../http/access/push-access.ts';

const mostBytes = 5 * 1024 * 1024;
const movedWarning = { path: 'uri', message: 'this story has moved: a public item names this uri as its formerUri' };

/** Takes one item from a newsroom's system: ninjs 3.1, or Superdesk's ninjs. All of it or nothing. */
export const pushRoutes: FastifyPluginAsyncZod = async (app) => {
  // The signature covers the bytes: they are parsed only after it has been checked.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i,
    { parseAs: 'buffer', bodyLimit: mostBytes },
    (_request, body, done) => done(null, body),
  );

  app.post(
    '/api/v1/push',
    {
      bodyLimit: mostBytes,
      onRequest: requirePusher,
      // A server that sheds readers' requests still takes the newsroom's.
      config: { pressureHandler: () => undefined },
      // The body is still bytes when Fastify would check it; the schema is for the API's description.
      validatorCompiler: () => (value) => ({ value }),
      schema: {
        summary: 'Push one item',
        description: 'ninjs 3.1 or Superdesk’s ninjs. A version that is not newer is acknowledged and ignored.',
        tags: ['push'],
        body: z.union([item, superdeskItem]),
        response: {
          200: pushAnswer.describe('An older or equal version: nothing was stored'),
          201: pushAnswer.describe('Stored'),
          400: problem,
          401: problem,
          413: problem,
          415: problem,
          422: problem.describe('Each wrong field with its path; nothing was stored'),
          503: problem.describe('Temporary failure: send it again after Retry-After seconds'),
        },
      },
    },
    async (request, reply) => {
      const bytes = request.body as unknown;
      if (!(bytes instanceof Uint8Array)) throw problemOf('bad-request', 'the body is empty');
      checkPusher(request, reply, bytes);
      const { store, newsroom } = app;
      const sent = readJson(bytes);
      try {
        const result = await prepareItem(sent, { newsroom, assets: (name) => assetByName(store.db, name) });
        if (!result.ok) throw problemOf('invalid-item', 'nothing of this item was stored', { errors: result.errors });
        const { prepared, dropped, warnings } = result;
        const { id, stored, version, movedAway } = await receiveItem(store, prepared, new Date());
        // The item is stored. Caches are invalidated before the sender gets its answer.
        await deliverPendingChanges(store).catch((error: unknown) => request.log.warn(error));
        const url = `${originOf(request)}/${prepared.language}/news/${id}`;
        return await reply.code(stored ? 201 : 200).send({
          uri: prepared.uri,
          id,
          version,
          url,
          dropped,
          warnings: movedAway ? [...warnings, movedWarning] : warnings,
          stored,
        });
      } catch (error) {
        // A withdrawal that cannot be stored yet still takes the story out of the caches.
        const withdrawn = isUnavailable(error) ? withdrawnUri(sent) : null;
        if (withdrawn !== null) app.invalidation.withdraw(storyIdOf(withdrawn));
        throw storeProblem(error, reply);
      }
    },
  );
};

function readJson(bytes: Uint8Array): unknown {
  try {
    countValues(bytes);
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof TooMany)
      throw problemOf('invalid-item', 'nothing of this item was stored', {
        errors: [{ path: '', message: error.message }],
      });
    throw problemOf('bad-request', 'the body is not JSON in UTF-8');
  }
}

/** The uri of a withdrawal in either format, whatever else it says. */
function withdrawnUri(sent: unknown): string | null {
  const { uri, guid, pubStatus, pubstatus } = (sent ?? {}) as Record<string, unknown>;
  const named = uri ?? guid;
  return typeof named === 'string' && /^(?:cancel|kill)/i.test(String(pubStatus ?? pubstatus)) ? named : null;
}
