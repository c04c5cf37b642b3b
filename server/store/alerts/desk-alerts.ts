import { and, count, desc, eq, gt, inArray, isNotNull, or } from 'drizzle-orm';
import type { AlertPush } from '#contract/alerts/alerts.ts';
import type { DeskAlert } from '#contract/alerts/desk-alerts.ts';
import { directionOf, type Language } from '#contract/language.ts';
import type { Article } from '#contract/story.ts';
import type { Database } from '../database/database.ts';
import { breakingUntil, type ReadContext } from '../database/rows.ts';
import { alertDeliveries, alerts, stories } from '../database/schema.ts';
import { alertable, type AlertRow } from './alert-rows.ts';
import { alertWords, pushOf } from './alert-words.ts';
import { audienceCounts } from './audience.ts';
import { undecidedBreaking } from './breaking-stories.ts';

const mostListed = 40;
/** How long a breaking story without an alert is proposed, in milliseconds. */
const proposedFor = 24 * 3_600_000;

type Row = {
  story: { id: string; language: string; article: Article | null; published: Date };
  alert: AlertRow | null;
};

const columns = {
  story: { id: stories.id, language: stories.language, article: stories.article, published: stories.published },
  alert: alerts,
};

/** Breaking stories of the last day that have no alert yet, and every alert that anything was decided about, newest first. */
export async function deskAlertsOf(db: Database, language: Language, context: ReadContext): Promise<DeskAlert[]> {
  const { now } = context;
  const since = new Date(now.getTime() - proposedFor);
  const proposed = await undecidedBreaking(db, [language], { since, now });
  const joined = () => db.select(columns).from(stories).leftJoin(alerts, eq(alerts.storyId, stories.id));
  const [proposals, decided] = await Promise.all([
    proposed.length === 0
      ? []
      : joined().where(inArray(stories.id, proposed)).orderBy(desc(stories.published)).limit(mostListed),
    db
      .select(columns)
      .from(alerts)
      .innerJoin(stories, eq(stories.id, alerts.storyId))
      .where(and(eq(stories.language, language), or(isNotNull(stories.article), gt(alerts.round, 0))))
      .orderBy(desc(alerts.changedAt), desc(stories.id))
      .limit(mostListed),
  ]);
  const others = decided.filter(({ story }) => !proposed.includes(story.id));
  return shapesOf(db, [...proposals, ...others], context);
}

/** The alert of one story; null if readers cannot be alerted about it and never were. */
export async function deskAlert(db: Database, storyId: string, context: ReadContext): Promise<DeskAlert | null> {
  const [row] = await db
    .select(columns)
    .from(stories)
    .leftJoin(alerts, eq(alerts.storyId, stories.id))
    .where(and(eq(stories.id, storyId), or(alertable, gt(alerts.round, 0))));
  return row ? (await shapesOf(db, [row], context))[0]! : null;
}

type Outcome = DeskAlert['outcome'];

async function shapesOf(db: Database, rows: readonly Row[], context: ReadContext): Promise<DeskAlert[]> {
  const unsent = rows.flatMap(({ story: { article }, alert }) =>
    article && alert?.state !== 'sent' ? [{ article, breaking: breakingUntil(article, context) !== null }] : [],
  );
  const [outcomes, audiences] = await Promise.all([outcomesOf(db, rows), audienceCounts(db, unsent)]);
  const countOf = new Map(unsent.map(({ article }, index) => [article.id, audiences[index]!]));
  return rows.map((row) => shapeOf(row, { context, outcome: outcomes.get(row.story.id)!, countOf }));
}

type Counted = { context: ReadContext; outcome: Outcome; countOf: ReadonlyMap<string, number> };

function shapeOf({ story, alert }: Row, { context, outcome, countOf }: Counted): DeskAlert {
  const { article } = story;
  const breaking = article !== null && breakingUntil(article, context) !== null;
  const sent = alert?.push ?? null;
  const words = article
    ? alertWords(article, alert ?? undefined)
    : { title: sent?.title ?? '', body: sent?.body ?? '' };
  const kind = alert?.state === 'sent' ? 'update' : 'alert';
  const preview = article
    ? pushOf(article, words, { kind, breaking, tag: article.id, now: context.now })
    : { ...words, dir: sent?.dir ?? directionOf(story.language) };
  return {
    story: {
      id: story.id,
      language: story.language as Language,
      headline: article?.headline ?? '',
      published: story.published.toISOString(),
      breaking,
    },
    revision: alert?.revision ?? 0,
    state: alert?.state ?? 'proposed',
    words,
    preview: { title: preview.title, body: preview.body, dir: preview.dir },
    unchanged: alert?.state === 'sent' && saysTheSame(article, words, sent),
    sent: sent && { title: sent.title, body: sent.body, at: sent.at, by: alert!.sentBy ?? '' },
    audience:
      alert?.state === 'sent' ? outcome.reached + outcome.unconfirmed + outcome.waiting : (countOf.get(story.id) ?? 0),
    outcome,
    changed: alert && alert.revision > 0 ? { at: alert.changedAt.toISOString(), by: alert.changedBy } : null,
  };
}

/** Whether the words are those that were sent, apart from the mark before them. */
function saysTheSame(article: Article | null, said: { title: string; body: string }, sent: AlertPush | null): boolean {
  if (!article || !sent || sent.kind === 'withdrawn') return false;
  const { kind, breaking, tag } = sent;
  const again = pushOf(article, said, { kind, breaking, tag, now: new Date() });
  return again.title === sent.title && again.body === sent.body;
}

/** By story: what is counted, and what was counted before its rows were deleted. */
async function outcomesOf(db: Database, rows: readonly Row[]): Promise<Map<string, Outcome>> {
  const tags = rows.flatMap(({ alert }) => alert?.tag ?? []);
  const states = await db
    .select({ tag: alertDeliveries.storyId, state: alertDeliveries.state, count: count() })
    .from(alertDeliveries)
    .where(inArray(alertDeliveries.storyId, tags))
    .groupBy(alertDeliveries.storyId, alertDeliveries.state);
  return new Map(
    rows.map(({ story, alert }) => {
      const counts: Record<string, number> = { ...alert?.outcome };
      for (const each of states)
        if (each.tag === alert?.tag) counts[each.state] = (counts[each.state] ?? 0) + each.count;
      const { waiting = 0, sending = 0, reached = 0, failed = 0, gone = 0, unconfirmed = 0 } = counts;
      return [story.id, { waiting: waiting + sending, reached, failed, gone, unconfirmed }];
    }),
  );
}
