import { and, asc, eq, gt, lt, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database } from '../database/database.ts';
import { hashPassword, isOutdated, unmatchableHash, passwordMatches } from './passwords.ts';
import { accounts, sessions } from '../database/schema.ts';
import { hashOfToken, newToken } from './tokens.ts';

export type Editor = { accountId: number; name: string; csrf: string; sessionHash: string; expiresAt: Date };

/** NOTIFY channel: hash of each session that was ended early, so that its open pages stop showing drafts. */
export const sessionsChannel = 'sessions';

/** One working day, so that a desk left open on a shared computer is not open the next day. */
const sessionHours = 12;

const hasName = (name: string) => eq(sql`lower(${accounts.name})`, name.trim().toLowerCase());

export async function addAccount(db: Database, name: string, password: string): Promise<boolean> {
  const rows = await db
    .insert(accounts)
    .values({ name: name.trim(), password: await hashPassword(password) })
    .onConflictDoNothing()
    .returning({ id: accounts.id });
  return rows.length > 0;
}

export async function removeAccount(db: Database, name: string): Promise<boolean> {
  await signOutByName(db, name);
  return (await db.delete(accounts).where(hasName(name)).returning({ id: accounts.id })).length > 0;
}

/** Ends every session, so that whoever knew the old password is signed out. False if there is no such account. */
export async function resetPassword(db: Database, name: string, password: string): Promise<boolean> {
  const hash = await hashPassword(password);
  const [account] = await db
    .update(accounts)
    .set({ password: hash })
    .where(hasName(name))
    .returning({ id: accounts.id });
  if (!account) return false;
  await signOutEverywhere(db, account.id);
  return true;
}

export async function listAccounts(db: Database): Promise<{ name: string; createdAt: Date; sessions: number }[]> {
  return db
    .select({
      name: accounts.name,
      createdAt: accounts.createdAt,
      sessions: sql<number>`count(${sessions.hash}) filter (where ${sessions.expiresAt} > now())::int`,
    })
    .from(accounts)
    .leftJoin(sessions, eq(sessions.accountId, accounts.id))
    .groupBy(accounts.id)
    .orderBy(asc(accounts.name));
}

export async function signOutByName(db: Database, name: string): Promise<boolean> {
  const [account] = await db.select({ id: accounts.id }).from(accounts).where(hasName(name));
  if (account) await signOutEverywhere(db, account.id);
  return account !== undefined;
}

/** The account that a device's cookie is checked against; see `known-device.ts`. */
export async function accountByName(db: Database, name: string): Promise<{ id: number; password: string } | null> {
  const [account] = await db
    .select({ id: accounts.id, password: accounts.password })
    .from(accounts)
    .where(hasName(name));
  return account ?? null;
}

export async function signIn(
  db: Database,
  attempt: { name: string; password: string; agent: string; now: Date },
): Promise<{ token: string; editor: Editor } | null> {
  const [account] = await db.select().from(accounts).where(hasName(attempt.name));
  const matches = await passwordMatches(attempt.password, account?.password ?? unmatchableHash);
  if (!account || !matches) return null;
  if (isOutdated(account.password)) {
    const password = await hashPassword(attempt.password);
    // Does not overwrite a password that was reset meanwhile.
    const unchanged = and(eq(accounts.id, account.id), eq(accounts.password, account.password));
    await db.update(accounts).set({ password }).where(unchanged);
  }
  const token = newToken();
  const expiresAt = new Date(attempt.now.getTime() + sessionHours * 3_600_000);
  const session = { hash: hashOfToken(token), csrf: newToken(), expiresAt };
  await db.delete(sessions).where(lt(sessions.expiresAt, attempt.now));
  await db.insert(sessions).values({ ...session, accountId: account.id, agent: attempt.agent.slice(0, 200) });
  return {
    token,
    editor: { accountId: account.id, name: account.name, csrf: session.csrf, sessionHash: session.hash, expiresAt },
  };
}

export async function editorOf(db: Database, token: string | undefined, now: Date): Promise<Editor | null> {
  return token ? editorOfSession(db, hashOfToken(token), now) : null;
}

export async function editorOfSession(db: Database, sessionHash: string, now: Date): Promise<Editor | null> {
  const [row] = await db
    .select({ accountId: accounts.id, name: accounts.name, csrf: sessions.csrf, expiresAt: sessions.expiresAt })
    .from(sessions)
    .innerJoin(accounts, eq(accounts.id, sessions.accountId))
    .where(and(eq(sessions.hash, sessionHash), gt(sessions.expiresAt, now)));
  return row ? { ...row, sessionHash } : null;
}

export async function signOut(db: Database, sessionHash: string): Promise<void> {
  await endSessions(db, eq(sessions.hash, sessionHash));
}

export async function signOutEverywhere(db: Database, accountId: number): Promise<void> {
  await endSessions(db, eq(sessions.accountId, accountId));
}

async function endSessions(db: Database, which: SQL): Promise<void> {
  const ended = await db.delete(sessions).where(which).returning({ hash: sessions.hash });
  for (const { hash } of ended) await db.execute(sql`select pg_notify(${sessionsChannel}, ${hash})`);
}
