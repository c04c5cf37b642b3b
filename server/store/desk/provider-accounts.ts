import { eq } from 'drizzle-orm';
import { type DeskRole, mayActAs } from '#contract/roles.ts';
import type { Database } from '../database/database.ts';
import { accounts } from '../database/schema.ts';
import type { Store } from '../database/store.ts';
import { lockAccount } from './account-roles.ts';
import { hasName, signOutEverywhere } from './accounts.ts';
import { recordAudit } from './audit.ts';

type Account = typeof accounts.$inferSelect;

/** The account of somebody whom the identity provider vouches for, made at their first sign-in; its role is what the provider says now. */
export function admitFromProvider(
  store: Pick<Store, 'db'>,
  { subject, name, role }: { subject: string; name: string; role: DeskRole },
): Promise<Account> {
  return store.db.transaction(async (tx) => {
    const known = await accountOf(tx, subject);
    if (!known) return addProviderAccount(tx, { subject, name, role });
    if (known.role === role) return known;
    await tx.update(accounts).set({ role }).where(eq(accounts.id, known.id));
    if (!mayActAs(role, known.role)) await signOutEverywhere(tx, known.id);
    await recordAudit(tx, { who: known.name, action: 'account-role', detail: { note: known.name, role } });
    return { ...known, role };
  });
}

/** The provider names no role any more: what was open is closed. */
export async function refuseFromProvider(db: Database, subject: string): Promise<void> {
  const [known] = await db.select().from(accounts).where(eq(accounts.subject, subject));
  if (known) await signOutEverywhere(db, known.id);
}

async function accountOf(tx: Database, subject: string): Promise<Account | undefined> {
  const [found] = await tx.select({ id: accounts.id }).from(accounts).where(eq(accounts.subject, subject));
  return found && lockAccount(tx, found.id);
}

async function addProviderAccount(
  tx: Database,
  { subject, name, role }: { subject: string; name: string; role: DeskRole },
): Promise<Account> {
  for (let attempt = 1; ; attempt += 1) {
    // The name of another account would be taken for its owner's, in the log and on drafts.
    const free = attempt === 1 ? name : `${name} (${attempt})`;
    const [taken] = await tx.select({ id: accounts.id }).from(accounts).where(hasName(free));
    if (taken) continue;
    const [added] = await tx.insert(accounts).values({ name: free, subject, role }).onConflictDoNothing().returning();
    // Somebody took the name, or the same person came in twice at once.
    const account = added ?? (await accountOf(tx, subject));
    if (!account) continue;
    if (added) await recordAudit(tx, { who: free, action: 'account-added', detail: { role } });
    return account;
  }
}
