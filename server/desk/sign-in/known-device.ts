import { createHmac } from 'node:crypto';
import { newToken, sameSecret } from '../../store/desk/tokens.ts';

type Account = { id: number; password: string };
type Device = { id: string; marks: string[] };

/** Sent to the sign-in route only. It grants no access: it only shows that somebody signed in on this device before. */
export const deviceCookie = { name: 'sharit_device', path: '/api/v1/desk/session' } as const;
export const deviceDays = 365;
/** Accounts remembered per browser, for shared computers. */
const maxAccounts = 8;

// Keyed with the hash of the password: all processes read it from the database, and a reset invalidates the mark.
function markOf(device: string, account: Account): string {
  return createHmac('sha256', account.password).update(`device ${device} of ${account.id}`).digest('base64url');
}

function read(cookie: string | undefined): Device | null {
  const [id, ...marks] = (cookie ?? '').split('.');
  return id && /^[\w-]{43}$/.test(id) ? { id, marks: marks.slice(0, maxAccounts) } : null;
}

/** The device's id if this account has signed in on it, else null. */
export function knownDevice(cookie: string | undefined, account: Account | null): string | null {
  const device = read(cookie);
  if (!device || !account) return null;
  const expected = markOf(device.id, account);
  return device.marks.some((mark) => sameSecret(mark, expected)) ? device.id : null;
}

/** The cookie's new value after this account has signed in. */
export function rememberDevice(cookie: string | undefined, account: Account): string {
  const device = read(cookie) ?? { id: newToken(), marks: [] };
  const expected = markOf(device.id, account);
  return [device.id, expected, ...device.marks.filter((mark) => mark !== expected)].slice(0, maxAccounts + 1).join('.');
}
