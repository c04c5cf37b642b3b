import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { mayActAs } from '#contract/roles.ts';
import { sourceRequest, sourcesAnswer, type Source } from '#contract/sources.ts';
import { currentEditor } from '../../http/access/desk-access.ts';
import { problemOf } from '../../http/problem.ts';
import { nameOfWordPress } from '../../sources/wordpress/wordpress.ts';
import { recordAudit } from '../../store/desk/audit.ts';
import { countProblems, droppedOf, itemsByState, itemsWithProblems } from '../../store/source-items.ts';
import { notifySource, pauseSource, restartSource, resumeSource, sourceByName } from '../../store/sources.ts';
import type { Database } from '../../store/database/database.ts';

const mostProblems = 100;
const mostDropped = 30;

/** What the server follows, for editors. Registered inside the desk, behind its hook. */
export const deskSourceRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app.store;
  const { wordpress } = app.config;
  const followed = wordpress
    ? [{ name: nameOfWordPress(wordpress.address), kind: 'wordpress' as const, address: wordpress.address }]
    : [];

  app.get(
    '/api/v1/desk/sources',
    {
      config: { role: 'editor' },
      schema: { summary: 'Systems that this server follows', response: { 200: sourcesAnswer } },
    },
    async () => ({ sources: await Promise.all(followed.map((each) => describe(db, each))) }),
  );

  app.post(
    '/api/v1/desk/sources',
    {
      config: { role: 'editor' },
      schema: {
        summary: 'Check, read again, pause or resume a source',
        body: sourceRequest,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { name, action } = request.body;
      const row = followed.some((each) => each.name === name) ? await sourceByName(db, name) : null;
      if (!row) throw problemOf('not-found');
      const { name: who, role } = currentEditor(request);
      // Many published stories at once: the same judgement as withdrawing one.
      if (action === 'withdraw' && !mayActAs(role, 'chief')) throw problemOf('forbidden');
      switch (action) {
        case 'check':
          await notifySource(db, name);
          break;
        case 'read-again':
          await restartSource(db, name);
          break;
        case 'pause':
          await pauseSource(db, name, who, new Date());
          break;
        case 'resume':
          await resumeSource(db, name, 0);
          break;
        case 'withdraw':
          await resumeSource(db, name, row.suspects);
          break;
      }
      if (action !== 'check') await recordAudit(db, { who, action: `source-${action}`, detail: { note: name } });
      return reply.code(204).send(null);
    },
  );
};

const zeros = { public: 0, scheduled: 0, draft: 0, hidden: 0, withdrawn: 0, refused: 0 };

async function describe(db: Database, followed: Pick<Source, 'name' | 'kind' | 'address'>): Promise<Source> {
  const { name } = followed;
  const [row, counts, { refused, warned }, dropped, problems] = await Promise.all([
    sourceByName(db, name),
    itemsByState(db, name),
    countProblems(db, name),
    droppedOf(db, name, mostDropped),
    itemsWithProblems(db, name, mostProblems),
  ]);
  const reading = row?.phase === 'first' && row.rate > 0 && row.total > 0;
  return {
    ...followed,
    phase: row?.phase ?? 'first',
    done: row?.done ?? 0,
    total: row?.total ?? 0,
    rate: reading ? Math.round(row.rate * 10) / 10 : null,
    left: reading ? Math.ceil((row.total - row.done) / row.rate) : null,
    checkedAt: row?.checkedAt?.toISOString() ?? null,
    failure: row?.failure ?? null,
    failedAt: row?.failedAt?.toISOString() ?? null,
    paused: row?.pausedAt
      ? {
          at: row.pausedAt.toISOString(),
          by: row.pausedBy === 'withdrawals' ? null : row.pausedBy,
          missing: row.suspects,
        }
      : null,
    counts: { ...zeros, ...counts, refused },
    warned,
    dropped,
    problems: problems.map(({ key, headline, id, refused: isRefused, problems: all }) => ({
      ...{ key, headline, id, problems: all },
      refused: isRefused,
    })),
  };
}
