import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { alertChange, deskAlert as deskAlertShape, deskAlertAnswer, deskAlerts } from '#contract/alerts/desk-alerts.ts';
import { problem } from '#contract/problem.ts';
import { mayActAs } from '#contract/roles.ts';
import { language, storyId } from '#contract/story.ts';
import { currentEditor } from '../../http/access/desk-access.ts';
import { problemOf } from '../../http/problem.ts';
import { AlertConflict, changeAlert } from '../../store/alerts/change-alert.ts';
import { deskAlert, deskAlertsOf } from '../../store/alerts/desk-alerts.ts';
import { subscriptionCount } from '../../store/alerts/subscriptions.ts';

/** Alerts to readers, for editors. Registered inside the desk, behind its hook. */
export const deskAlertRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app.store;
  const byId = z.object({ id: storyId });
  const path = '/api/v1/desk/items/:id/alert';

  app.get(
    '/api/v1/desk/alerts',
    {
      config: { role: 'reader' },
      schema: {
        summary: 'Alerts that are proposed, held and sent, newest first',
        querystring: z.object({ language }),
        response: { 200: deskAlerts },
      },
    },
    async (request) => ({
      automatic: app.newsroom.alerts.automatic === 'breaking',
      subscriptions: await subscriptionCount(db, request.query.language),
      alerts: await deskAlertsOf(db, request.query.language, app.readContext()),
    }),
  );

  app.get(
    path,
    {
      config: { role: 'reader' },
      schema: { summary: 'The alert of a story', params: byId, response: { 200: deskAlertAnswer } },
    },
    async (request) => ({ alert: await deskAlert(db, request.params.id, app.readContext()) }),
  );

  app.post(
    path,
    {
      config: { role: 'editor' },
      schema: {
        summary: 'Word, hold or send the alert of a story',
        description: 'Editors word it; to hold and to send it is a chief’s.',
        params: byId,
        body: alertChange,
        response: {
          200: deskAlertShape,
          409: problem.describe('Somebody else has changed it: `revision` is not the present one'),
        },
      },
    },
    async (request) => {
      const { name: who, role } = currentEditor(request);
      const { body, params } = request;
      const isWords = body.action === 'word' || body.action === 'unword';
      if (!isWords && !mayActAs(role, 'chief')) throw problemOf('forbidden');
      const context = app.readContext();
      const done = await changeAlert(app.store, params.id, body, { who, context }).catch((error: unknown) => {
        throw error instanceof AlertConflict ? problemOf('conflict') : error;
      });
      const found = done && (await deskAlert(db, params.id, context));
      if (!found) throw problemOf('not-found');
      return found;
    },
  );
};
