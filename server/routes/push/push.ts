import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { item } from '#contract/ninjs/item.ts';
import { longestPush } from '#contract/limits.ts';
import { problem } from '#contract/problem.ts';
import { pushAnswer, pushQuery } from '#contract/push.ts';
import { superdeskItem } from '#contract/ninjs/superdesk-item.ts';
import { firstOf, type Warning } from '../../intake/field-errors.ts';
import { withdrawnUri } from '../../intake/formats/withdrawal.ts';
import { prepareItem } from '../../intake/prepare.ts';
import { intakeSettingsOf } from '../../config.ts';
import { assetOrComing } from '../../store/moving/asset-or-coming.ts';
import { deliverPendingChanges } from '../../store/publishing/changes.ts';
import { isUnavailable } from '../../store/database/is-unavailable.ts';
import { type Note, RefusedByNotes } from '../../store/publishing/notes.ts';
import { receiveItem } from '../../store/publishing/receive.ts';
import { storyIdOf } from '../../store/publishing/story-id.ts';
import { originOf } from '../../http/origin.ts';
import { storeProblem } from '../../http/store-problem.ts';
import { problemOf } from '../../http/problem.ts';
import { checkPusher, requirePusher } from '../../http/access/push-access.ts';
import { noteWarning } from './note-warning.ts';
import { readPush, tooLong } from './read-push.ts';

/** Receives one item from a newsroom's system: ninjs 3.1, or Superdesk's ninjs. It is stored completely or not at all. */
export const pushRoutes: FastifyPluginAsyncZod = async (app) => {
  // The signature covers the bytes: they are parsed only after it has been checked. Whatever type they say they are: the
  // answer names what came instead of an item.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: longestPush }, (_request, body, done) =>
    done(null, body),
  );
  app.setErrorHandler((error, _request, reply) => {
    if ((error as { code?: string }).code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
      // The rest of the body is not read.
      reply.header('connection', 'close');
      throw problemOf('too-large', tooLong);
    }
    throw error;
  });

  app.post(
    '/api/v1/push',
    {
      bodyLimit: longestPush,
      onRequest: requirePusher,
      // A server that sheds or limits readers' requests still takes the newsroom's: a refusal may be final for its system.
      config: { rateLimit: false, pressureHandler: () => undefined },
      // The body is still bytes when Fastify would check it; the schema is for the API's description.
      validatorCompiler:
        ({ httpPart }) =>
        (value) => {
          if (httpPart !== 'querystring') return { value };
          const read = pushQuery.safeParse(value);
          return read.success ? { value: read.data } : { error: problemOf('bad-request', 'strict is 1 or 0') };
        },
      schema: {
        summary: 'Push one item',
        description: 'ninjs 3.1 or Superdesk’s ninjs. A version that is not newer is acknowledged and ignored.',
        tags: ['push'],
        querystring: pushQuery,
        body: z.union([item, superdeskItem]),
        response: {
          200: pushAnswer.describe('An older or equal version: nothing was stored'),
          201: pushAnswer.describe('Stored'),
          400: problem.describe('Not JSON in UTF-8; `detail` names the place'),
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
      if (!(bytes instanceof Uint8Array) || bytes.length === 0) throw problemOf('bad-request', 'the body is empty');
      checkPusher(request, reply, bytes);
      const { store, newsroom, config } = app;
      const sent = readPush(bytes, request.headers['content-type']);
      const strict = request.query.strict === '1';
      const now = new Date();
      const pageOf = ({ id, language }: { id: string; language: string }) =>
        `${originOf(request)}/${language}/news/${id}`;
      try {
        const result = await prepareItem(sent, {
          ...intakeSettingsOf(config),
          newsroom,
          assets: (name) => assetOrComing(store.db, name),
          now,
          origin: originOf(request),
        });
        if (!result.ok) throw refused(result.errors);
        const { prepared, dropped, warnings, origin } = result;
        const isWithdrawal = prepared.pubStatus === 'canceled';
        if (strict && warnings.length > 0 && !isWithdrawal) throw refused(warnings);
        const remarkOf = (note: Note): Warning => {
          const { path, message } = noteWarning(note, pageOf);
          return { path: origin(path), message };
        };
        const received = await receiveItem(store, prepared, now, { remarks: warnings, remarkOf, strict }).catch(
          (error: unknown) => {
            throw error instanceof RefusedByNotes ? refused(error.notes.map(remarkOf)) : error;
          },
        );
        // The item is stored. Caches are invalidated before the sender gets its answer.
        await deliverPendingChanges(store).catch((error: unknown) => request.log.warn(error));
        const { id, stored, version } = received;
        if (stored) app.meter.received((now.getTime() - prepared.versionCreated.getTime()) / 1000);
        return await reply.code(stored ? 201 : 200).send({
          uri: prepared.uri,
          id,
          version,
          url: pageOf(received),
          dropped,
          warnings: firstOf([...received.notes.map(remarkOf), ...warnings]),
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

const refused = (errors: Warning[]) => problemOf('invalid-item', 'nothing of this item was stored', { errors });
