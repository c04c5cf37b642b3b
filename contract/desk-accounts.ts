import { z } from 'zod';
import { deskRoles } from './roles.ts';
import { instant } from './story.ts';

export const deskAccount = z
  .object({
    id: z.int(),
    name: z.string(),
    role: z.enum(deskRoles),
    /** False for an account of the identity provider, which decides on its role. */
    local: z.boolean(),
    createdAt: instant,
    /** How many are open. */
    sessions: z.int(),
  })
  .meta({ id: 'DeskAccount' });
export type DeskAccount = z.infer<typeof deskAccount>;
export const deskAccounts = z.object({ accounts: z.array(deskAccount) }).meta({ id: 'DeskAccounts' });
export type DeskAccounts = z.infer<typeof deskAccounts>;

export const newAccount = z
  .strictObject({ name: z.string().trim().min(1).max(100), role: z.enum(deskRoles) })
  .meta({ id: 'NewAccount' });
/** `was`: the role that the chief sees. Where another chief has changed it since, nothing is done (409). */
export const roleChange = z
  .strictObject({ role: z.enum(deskRoles), was: z.enum(deskRoles) })
  .meta({ id: 'RoleChange' });
/** Generated, and shown this once. */
export const newPassword = z.object({ name: z.string(), password: z.string() }).meta({ id: 'NewPassword' });
export type NewPassword = z.infer<typeof newPassword>;
