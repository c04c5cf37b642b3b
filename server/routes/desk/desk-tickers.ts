import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { longestLineLife } from '#contract/limits.ts';
import type { Language } from '#contract/language.ts';
import { problem } from '#contract/problem.ts';
import {
  deskTicker as deskTickerShape,
  tickerConflict,
  tickerLine,
  tickerLineChange,
  tickerSave,
} from '#contract/ticker-curation.ts';
import { storyId } from '#contract/story.ts';
import { currentEditor } from '../../http/access/desk-access.ts';
import { edition, requireEdition } from '../../http/edition.ts';
import { problemOf } from '../../http/problem.ts';
import { isOwnLine, ownLineUri } from '../../store/curation/own-line.ts';
import { deskTicker, saveTicker, TickerConflicted } from '../../store/curation/ticker-rows.ts';
import { recordAudit } from '../../store/desk/audit.ts';
import { draftById } from '../../store/desk/drafts.ts';
import { deliverPendingChanges } from '../../store/publishing/changes.ts';
import { lineUrgency, writeLine } from './write-line.ts';

/** Tickers as editors curate them. Registered inside the desk, behind its hook. */
export const deskTickerRoutes: FastifyPluginAsyncZod = async (app) => {
  const { store } = app;
  const { db } = store;
  const path = '/api/v1/desk/tickers/:lang';
  const chief = { config: { role: 'chief' as const } };
  const answers = { 200: deskTickerShape };

  /** The ticker after a change; caches are invalidated before the editor gets the answer. */
  const answerAfter = async (request: FastifyRequest, lang: Language, change: Promise<unknown>) => {
    await change.catch((error: unknown) => {
      if (!(error instanceof TickerConflicted)) throw error;
      const { revision, changedBy, changedAt } = error.row;
      const conflict = { revision, by: changedBy, at: changedAt.toISOString() };
      throw problemOf('conflict', undefined, { conflict } as object);
    });
    await deliverPendingChanges(store).catch((error: unknown) => request.log.warn(error));
    return deskTicker(db, lang, app.readContext());
  };
  const noteLine = (who: string, uri: string, note: string) =>
    recordAudit(db, { who, action: 'ticker-line', uri, detail: { note } });
  const requireLife = (expires: string) => {
    const left = Date.parse(expires) - app.readContext().now.getTime();
    if (left <= 0 || left > longestLineLife * 1000)
      throw problemOf('bad-request', undefined, {
        errors: [{ path: 'expires', message: 'within three days from now' }],
      });
  };
  const requireLine = async (id: string, lang: Language) => {
    const found = await draftById(db, id);
    if (!found || !isOwnLine(found.item.uri) || found.latest.language !== lang) throw problemOf('not-found');
    const { uri } = found.item;
    const { version, urgency, headline: text, expires } = found.latest;
    const { firstCreated } = found.latest.item as { firstCreated: string };
    const hasEnded = expires !== null && expires <= app.readContext().now;
    return { line: { uri, language: lang, text, urgency, firstCreated }, version: Number(version), hasEnded };
  };

  app.get(
    path,
    { config: { role: 'reader' }, schema: { summary: 'A ticker', params: edition, response: answers } },
    async (request) => {
      requireEdition(app, request.params.lang);
      return deskTicker(db, request.params.lang, app.readContext());
    },
  );

  app.put(
    path,
    {
      ...chief,
      schema: {
        summary: 'Pin, order and hide lines',
        params: edition,
        body: tickerSave,
        response: { ...answers, 409: tickerConflict.describe('Somebody else has changed it') },
      },
    },
    async (request) => {
      const { lang: language } = request.params;
      requireEdition(app, language);
      const by = currentEditor(request).name;
      const change = saveTicker(store, { language, ...request.body, by, now: app.readContext().now });
      return answerAfter(request, language, change);
    },
  );

  app.post(
    `${path}/lines`,
    {
      ...chief,
      schema: { summary: 'Write a line without a story', params: edition, body: tickerLine, response: answers },
    },
    async (request) => {
      const { lang: language } = request.params;
      requireEdition(app, language);
      requireLife(request.body.expires);
      const uri = ownLineUri(randomUUID());
      const firstCreated = app.readContext().now.toISOString();
      const { text, expires, breaking } = request.body;
      const urgency = breaking ? lineUrgency.breaking : lineUrgency.usual;
      const written = writeLine(app, { uri, language, text, expires, urgency, firstCreated }, 1).then(() =>
        noteLine(currentEditor(request).name, uri, text),
      );
      return answerAfter(request, language, written);
    },
  );

  const line = edition.extend({ id: storyId });
  const overtaken = problem.describe('It has changed since that version, or has ended');
  app.put(
    `${path}/lines/:id`,
    {
      ...chief,
      schema: {
        summary: 'Change such a line',
        params: line,
        body: tickerLineChange,
        response: { ...answers, 409: overtaken },
      },
    },
    async (request) => {
      const { lang: language, id } = request.params;
      const { version: seen, text, expires } = request.body;
      requireLife(expires);
      const { line: before, version, hasEnded } = await requireLine(id, language);
      if (hasEnded || version !== seen) throw problemOf('conflict');
      const written = writeLine(app, { ...before, text, expires }, version + 1).then(() =>
        noteLine(currentEditor(request).name, before.uri, text),
      );
      return answerAfter(request, language, written);
    },
  );

  app.delete(
    `${path}/lines/:id`,
    {
      ...chief,
      schema: {
        summary: 'End such a line',
        params: line,
        querystring: z.object({ version: z.coerce.number().int() }),
        response: { ...answers, 409: overtaken },
      },
    },
    async (request) => {
      const { lang: language, id } = request.params;
      const { line: before, version, hasEnded } = await requireLine(id, language);
      // Pressed twice, or a colleague was faster: it is as it should be.
      if (hasEnded) return deskTicker(db, language, app.readContext());
      if (version !== request.query.version) throw problemOf('conflict');
      const expires = app.readContext().now.toISOString();
      const ended = writeLine(app, { ...before, expires, urgency: lineUrgency.usual }, version + 1).then(() =>
        recordAudit(db, { who: currentEditor(request).name, action: 'ticker-line-end', uri: before.uri }),
      );
      return answerAfter(request, language, ended);
    },
  );
};
