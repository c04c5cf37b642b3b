import { and, asc, eq, gt, lt, ne } from 'drizzle-orm';
import { presenceLife } from '#contract/front-places.ts';
import type { Language } from '#contract/language.ts';
import type { Database } from '../database/database.ts';
import { frontPresence } from '../database/schema.ts';
import { notifyFronts } from './front-events.ts';

type Who = { language: Language; session: string };

/** Notes a sign of life of an editor at a front; resolves to the names of the others there. */
export async function signOfLife(
  db: Database,
  { language, session, name, now }: Who & { name: string; now: Date },
): Promise<string[]> {
  const since = new Date(now.getTime() - presenceLife * 1000);
  const silent = await db
    .delete(frontPresence)
    .where(lt(frontPresence.seenAt, since))
    .returning({ language: frontPresence.language });
  for (const left of new Set(silent.map((each) => each.language as Language)))
    await notifyFronts(db, { language: left, about: 'presence' });
  const [before] = await db
    .select({ name: frontPresence.name })
    .from(frontPresence)
    .where(and(eq(frontPresence.language, language), eq(frontPresence.session, session)));
  await db
    .insert(frontPresence)
    .values({ language, session, name, seenAt: now })
    .onConflictDoUpdate({ target: [frontPresence.language, frontPresence.session], set: { name, seenAt: now } });
  if (!before) await notifyFronts(db, { language, about: 'presence' });
  const others = await db
    .selectDistinct({ name: frontPresence.name })
    .from(frontPresence)
    .where(
      and(eq(frontPresence.language, language), ne(frontPresence.session, session), gt(frontPresence.seenAt, since)),
    )
    .orderBy(asc(frontPresence.name));
  return others.map((each) => each.name);
}

export async function leaveFront(db: Database, { language, session }: Who): Promise<void> {
  const gone = await db
    .delete(frontPresence)
    .where(and(eq(frontPresence.language, language), eq(frontPresence.session, session)))
    .returning({ session: frontPresence.session });
  if (gone.length > 0) await notifyFronts(db, { language, about: 'presence' });
}
