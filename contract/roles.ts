/** Roles of the desk, each of which may do all that those before it may. */
export const deskRoles = ['reader', 'editor', 'chief'] as const;
export type DeskRole = (typeof deskRoles)[number];

export const mayActAs = (role: DeskRole, needed: DeskRole): boolean =>
  deskRoles.indexOf(role) >= deskRoles.indexOf(needed);
