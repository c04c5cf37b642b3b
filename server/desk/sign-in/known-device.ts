import { createHmac } from 'node:crypto';
import { newToken, sameSecret } from '../../store/desk/tokens.ts';

type Account = { id: number; password: string };
type Device = { id: string; marks: string[] };

/** Sent to the sign-in alone. It lets nobody in: it only says that somebody signed in here before. */
export const deviceCookie = { name: 'sharit_device', path: '/api/v1/desk/session' } as const;
export const deviceDays = 365;
/** A newsroom's shared computer: as many editors of one browser are remembered, the last ones. */
const most = 8;

// Signed with the hash of the password, which every process reads from the same database and which a reset changes.
function markOf(device: string, account: Account): string {
  return createHmac('sha256', account.password).update(`device ${device} of ${account.id}`).digest('base64url');
}

function read(cookie: string | undefined): Device | null {
  const [id, ...marks] = (cookie ?? '').split('.');
  return id && /^[\w-]{43}$/.test(id) ? { id, marks: marks.slice(0, most) } : null;
}

/** The device's id, if somebody with this account has signed in on it. */
export function knownDevice(cookie: string | undefined, account: Account | null): string | null {
  const device = read(cookie);
  if (!device || !account) return null;
  const own = markOf(device.id, account);
  return device.marks.some((mark) => sameSecret(mark, own)) ? device.id : null;
}

/** The cookie for a device on which this account has just signed in. */
export function rememberDevice(cookie: string | undefined, account: Account): string {
  const device = read(cookie) ?? { id: newToken(), marks: [] };
  const own = markOf(device.id, account);
  return [device.id, own, ...device.marks.filter((mark) => mark !== own)].slice(0, most + 1).join('.');
}
