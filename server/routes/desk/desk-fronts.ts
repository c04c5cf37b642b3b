import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  deskFront as deskFrontShape,
  draftSave,
  frontConflict,
  frontHistory as frontHistoryShape,
  frontPublish,
  frontReturn,
  presence,
  scheduleCancel,
} from '#contract/curation.ts';
import type { Language } from '#contract/language.ts';
import { problem } from '#contract/problem.ts';
import { frontAnswer } from '#contract/story.ts';
import { currentEditor } from '../../http/access/desk-access.ts';
import { edition, requireEdition } from '../../http/edition.ts';
import { frontSettingsOf } from '../../http/front-settings.ts';
import { problemOf } from '../../http/problem.ts';
import {
  cancelSchedule,
  FrontConflicted,
  publishDraft,
  returnToFront,
  saveDraft,
  scheduleDraft,
} from '../../store/curation/change-front.ts';
import { deskFront } from '../../store/curation/desk-front.ts';
import { frontHistory } from '../../store/curation/front-history.ts';
import { frontRow } from '../../store/curation/front-rows.ts';
import { leaveFront, signOfLife } from '../../store/curation/presence.ts';
import { deliverPendingChanges, positionNow } from '../../store/publishing/changes.ts';
import { arrangeFront } from '../../store/reading/front/front.ts';

const longestPlan = 256 * 1024;

/** Fronts as editors curate them. Registered inside the desk, behind its hook. */
export const deskFrontRoutes: FastifyPluginAsyncZod = async (app) => {
  const { store } = app;
  const { db } = store;
  const path = '/api/v1/desk/fronts/:lang';

  const answer = (lang: Language) => deskFront(db, lang, frontSettingsOf(app, lang), app.readContext());
  const changeOf = (request: FastifyRequest, language: Language, revision: number) => ({
    ...{ language, revision, by: currentEditor(request).name, now: app.readContext().now },
  });
  /** The front after a change; caches are invalidated before the editor gets the answer. */
  const answerAfter = async (request: FastifyRequest, lang: Language, change: Promise<unknown>) => {
    await change.catch((error: unknown) => {
      if (!(error instanceof FrontConflicted)) throw error;
      const { revision, changes } = error;
      throw problemOf('conflict', undefined, { conflict: { revision, changes } } as object);
    });
    await deliverPendingChanges(store).catch((error: unknown) => request.log.warn(error));
    return answer(lang);
  };
  const changed = {
    params: edition,
    response: {
      200: deskFrontShape,
      409: frontConflict.describe('Somebody else has changed it: `revision` is not the present one'),
    },
  };
  const chief = { config: { role: 'chief' as const }, bodyLimit: longestPlan };

  app.get(
    path,
    {
      config: { role: 'reader' },
      schema: {
        summary: 'A front: draft, schedule, what is published',
        params: edition,
        response: { 200: deskFrontShape },
      },
    },
    async (request) => {
      requireEdition(app, request.params.lang);
      return answer(request.params.lang);
    },
  );

  app.get(
    `${path}/preview`,
    {
      config: { role: 'reader' },
      schema: { summary: 'The front as readers would have it', params: edition, response: { 200: frontAnswer } },
    },
    async (request) => {
      const { lang } = request.params;
      requireEdition(app, lang);
      const position = await positionNow(db);
      const plan = (await frontRow(db, lang))?.draft ?? null;
      const { front } = await arrangeFront(db, lang, { ...frontSettingsOf(app, lang), plan }, app.readContext());
      return { ...front, position };
    },
  );

  app.put(
    `${path}/draft`,
    { ...chief, schema: { summary: 'Save the draft of a front', body: draftSave, ...changed } },
    async (request) => {
      const { lang } = request.params;
      requireEdition(app, lang);
      const { revision, plan } = request.body;
      return answerAfter(request, lang, saveDraft(store, { ...changeOf(request, lang, revision), plan }));
    },
  );

  app.post(
    `${path}/publish`,
    { ...chief, schema: { summary: 'Publish the draft, now or at a time', body: frontPublish, ...changed } },
    async (request) => {
      const { lang } = request.params;
      requireEdition(app, lang);
      const { revision, at } = request.body;
      const change = changeOf(request, lang, revision);
      if (at === null) return answerAfter(request, lang, publishDraft(store, change));
      if (Date.parse(at) <= change.now.getTime())
        throw problemOf('bad-request', undefined, { errors: [{ path: 'at', message: 'is past' }] });
      return answerAfter(request, lang, scheduleDraft(store, { ...change, at: new Date(at) }));
    },
  );

  app.post(
    `${path}/schedule/cancel`,
    { ...chief, schema: { summary: 'Do not publish what is scheduled', body: scheduleCancel, ...changed } },
    async (request) => {
      const { lang } = request.params;
      requireEdition(app, lang);
      return answerAfter(request, lang, cancelSchedule(store, changeOf(request, lang, request.body.revision)));
    },
  );

  app.post(
    `${path}/return`,
    {
      ...chief,
      schema: { summary: 'Publish an earlier front again', body: frontReturn, ...changed },
    },
    async (request) => {
      const { lang } = request.params;
      requireEdition(app, lang);
      const { revision, number } = request.body;
      const returned = async () => {
        const found = await returnToFront(store, { ...changeOf(request, lang, revision), number });
        if (!found) throw problemOf('not-found');
      };
      return answerAfter(request, lang, returned());
    },
  );

  app.get(
    `${path}/history`,
    {
      config: { role: 'reader' },
      schema: {
        summary: 'Publications of a front, newest first',
        params: edition,
        querystring: z.object({
          cursor: z
            .string()
            .regex(/^\d{1,9}$/)
            .transform(Number)
            .optional(),
        }),
        response: { 200: frontHistoryShape },
      },
    },
    async (request) => frontHistory(db, request.params.lang, request.query.cursor),
  );

  app.put(
    `${path}/presence`,
    {
      config: { role: 'chief' },
      schema: { summary: 'I am at this front; who else is?', params: edition, response: { 200: presence } },
    },
    async (request) => {
      const { lang } = request.params;
      requireEdition(app, lang);
      const { name, sessionHash } = currentEditor(request);
      return { editors: await signOfLife(db, { language: lang, session: sessionHash, name, now: new Date() }) };
    },
  );

  app.delete(
    `${path}/presence`,
    {
      config: { role: 'chief' },
      schema: { summary: 'I leave this front', params: edition, response: { 204: z.null(), 401: problem } },
    },
    async (request, reply) => {
      await leaveFront(db, { language: request.params.lang, session: currentEditor(request).sessionHash });
      return reply.code(204).send(null);
    },
  );
};
