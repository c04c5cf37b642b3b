import { holdActions } from './hold-actions.ts';

/** What the desk's audit list records; each has its words in the desk's catalogues (`log.actions.…`). */
export const auditActions = [
  'sign-in',
  'sign-in-refused',
  'sign-out',
  'sign-out-everywhere',
  'open',
  'share',
  'revoke',
  'preview-opened',
  'source-read-again',
  'source-pause',
  'source-resume',
  'source-withdraw',
  'account-added',
  'account-reset',
  'account-removed',
  'account-role',
  'front-draft',
  'front-schedule',
  'front-cancel',
  'front-publish',
  'front-publish-scheduled',
  'front-return',
  'ticker-plan',
  'ticker-line',
  'ticker-line-end',
  ...holdActions,
] as const;
export type AuditAction = (typeof auditActions)[number];
