import { and, eq, gt, isNotNull, lt, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { DeskRole } from '#contract/roles.ts';
import type { Database } from '../database/database.ts';
import { hashPassword, isOutdated, unmatchableHash, passwordMatches } from './passwords.ts';
import { accounts, sessions } from '../database/schema.ts';
import { hashOfToken, newToken } from './tokens.ts';

export type Editor = {
  accountId: number;
  name: string;
  role: DeskRole;
  csrf: string;
  sessionHash: string;
  expiresAt: Date;
};

/** NOTIFY channel: hash of each session that was ended early, so that its open pages stop showing drafts. */
export const sessionsChannel = 'sessions';

/** One working day, so that a desk left open on a shared computer is not open the next day. */
const sessionHours = 12;

export const hasName = (name: string) => eq(sql`lower(${accounts.name})`, name.trim().toLowerCase());

/** Without a role, the first account with a password is chief, and the others are editors. Null if the name is taken. */
export async function addAccount(
  db: Database,
  name: string,
  password: string,
  role?: DeskRole,
): Promise<{ id: number; role: DeskRole } | null> {
  const usual = sql`case when exists (select 1 from accounts where password is not null) then 'editor' else 'chief' end`;
  const [added] = await db
    .insert(accounts)
    .values({ name: name.trim(), password: await hashPassword(password), role: role ?? usual })
    .onConflictDoNothing()
    .returning({ id: accounts.id, role: accounts.role });
  return added ?? null;
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
    .where(and(hasName(name), isNotNull(accounts.password)))
    .returning({ id: accounts.id });
  if (!account) return false;
  await signOutEverywhere(db, account.id);
  return true;
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
  return account?.password ? { id: account.id, password: account.password } : null;
}

export async function signIn(
  db: Database,
  attempt: { name: string; password: string; agent: string; now: Date },
): Promise<{ token: string; editor: Editor } | null> {
  const [account] = await db.select().from(accounts).where(hasName(attempt.name));
  const matches = await passwordMatches(attempt.password, account?.password ?? unmatchableHash);
  if (!account?.password || !matches) return null;
  if (isOutdated(account.password)) {
    const password = await hashPassword(attempt.password);
    // Does not overwrite a password that was reset meanwhile.
    const unchanged = and(eq(accounts.id, account.id), eq(accounts.password, account.password));
    await db.update(accounts).set({ password }).where(unchanged);
  }
  return startSession(db, account, attempt);
}

/** A session of somebody whose password, or identity provider, has been asked. */
export async function startSession(
  db: Database,
  { id: accountId, name, role }: Pick<typeof accounts.$inferSelect, 'id' | 'name' | 'role'>,
  { agent, now }: { agent: string; now: Date },
): Promise<{ token: string; editor: Editor }> {
  const token = newToken();
  const expiresAt = new Date(now.getTime() + sessionHours * 3_600_000);
  const session = { hash: hashOfToken(token), csrf: newToken(), expiresAt };
  await db.delete(sessions).where(lt(sessions.expiresAt, now));
  await db.insert(sessions).values({ ...session, accountId, agent: agent.slice(0, 200) });
  return { token, editor: { accountId, name, role, csrf: session.csrf, sessionHash: session.hash, expiresAt } };
}

export async function editorOf(db: Database, token: string | undefined, now: Date): Promise<Editor | null> {
  return token ? editorOfSession(db, hashOfToken(token), now) : null;
}

export async function editorOfSession(db: Database, sessionHash: string, now: Date): Promise<Editor | null> {
  const [row] = await db
    .select({
      accountId: accounts.id,
      name: accounts.name,
      role: accounts.role,
      csrf: sessions.csrf,
      expiresAt: sessions.expiresAt,
    })
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
