import { and, asc, eq, ne, sql } from 'drizzle-orm';
import { deskRoles, type DeskRole } from '#contract/roles.ts';
import type { Database } from '../database/database.ts';
import { accounts, sessions } from '../database/schema.ts';
import type { Store } from '../database/store.ts';
import { hasName, signOutEverywhere } from './accounts.ts';
import { recordAudit } from './audit.ts';

// Who may do what on the desk.

export type AccountRow = {
  id: number;
  name: string;
  role: DeskRole;
  /** False for an account of the identity provider, which decides on its role. */
  local: boolean;
  createdAt: Date;
  sessions: number;
};

export async function listAccounts(db: Database): Promise<AccountRow[]> {
  return db
    .select({
      id: accounts.id,
      name: accounts.name,
      role: accounts.role,
      local: sql<boolean>`${accounts.password} is not null`,
      createdAt: accounts.createdAt,
      sessions: sql<number>`count(${sessions.hash}) filter (where ${sessions.expiresAt} > now())::int`,
    })
    .from(accounts)
    .leftJoin(sessions, eq(sessions.accountId, accounts.id))
    .groupBy(accounts.id)
    .orderBy(asc(accounts.name));
}

// Any constant serves: two chiefs who each take the other's role are taken one after the other.
const rolesLock = 6_240_818;

/** `conflict`: it is not what the asker believes; `last-chief`: nobody could look after the accounts any more. */
export type RoleOutcome = 'done' | 'missing' | 'conflict' | 'last-chief';

/** Changes a role. Where it shrinks, every session of the account ends, and with them its open pages. */
export function changeRole(
  store: Pick<Store, 'db'>,
  { id, was, role, who }: { id: number; was: DeskRole | null; role: DeskRole; who: string },
): Promise<RoleOutcome> {
  return store.db.transaction(async (tx) => {
    const account = await lockAccount(tx, id);
    if (!account) return 'missing';
    if (was !== null && account.role !== was) return 'conflict';
    if (account.role === 'chief' && role !== 'chief' && (await isLastChief(tx, id))) return 'last-chief';
    await tx.update(accounts).set({ role }).where(eq(accounts.id, id));
    if (deskRoles.indexOf(role) < deskRoles.indexOf(account.role)) await signOutEverywhere(tx, id);
    await recordAudit(tx, { who, action: 'account-role', detail: { note: account.name, role } });
    return 'done';
  });
}

/** Ends an account: its sessions, and whatever they held open. */
export function endAccount(store: Pick<Store, 'db'>, { id, who }: { id: number; who: string }): Promise<RoleOutcome> {
  return store.db.transaction(async (tx) => {
    const account = await lockAccount(tx, id);
    if (!account) return 'missing';
    if (account.role === 'chief' && (await isLastChief(tx, id))) return 'last-chief';
    await signOutEverywhere(tx, id);
    await tx.delete(accounts).where(eq(accounts.id, id));
    await recordAudit(tx, { who, action: 'account-removed', detail: { note: account.name } });
    return 'done';
  });
}

export async function lockAccount(tx: Database, id: number) {
  await tx.execute(sql`select pg_advisory_xact_lock(${rolesLock})`);
  const [account] = await tx.select().from(accounts).where(eq(accounts.id, id)).for('update');
  return account;
}

async function isLastChief(tx: Database, id: number): Promise<boolean> {
  return (await tx.$count(accounts, and(eq(accounts.role, 'chief'), ne(accounts.id, id)))) === 0;
}

export async function accountIdOf(db: Database, name: string): Promise<number | null> {
  const [account] = await db.select({ id: accounts.id }).from(accounts).where(hasName(name));
  return account?.id ?? null;
}

export async function accountById(db: Database, id: number): Promise<Pick<AccountRow, 'name' | 'local'> | null> {
  const [account] = await db.select().from(accounts).where(eq(accounts.id, id));
  return account ? { name: account.name, local: account.password !== null } : null;
}
