import { describeError, type DescribedError } from './http/log/describe-error.ts';

const reasons: Record<string, string> = {
  ECONNREFUSED: 'nothing answers at its address',
  ECONNRESET: 'it ended the connection',
  CONNECTION_CLOSED: 'it ended the connection',
  CONNECT_TIMEOUT: 'it does not answer',
  ETIMEDOUT: 'it does not answer',
  ENOTFOUND: 'its host has no address',
  EAI_AGAIN: 'its host has no address at this moment',
  ENOSPC: 'the disk is full',
  EACCES: 'it may not be written to',
  EROFS: 'it may not be written to',
  '28P01': 'its password is wrong',
  '28000': 'its user is not let in',
  '3D000': 'there is no such database',
  '42501': 'its user may not do what is needed',
  '53100': 'the disk is full',
  '53300': 'it has too many connections',
  '57P03': 'it is still starting',
};

/** Why a database cannot be opened, in words of ours: what drivers say may hold what is in it. */
export function startReason(error: unknown): string {
  let innermost: DescribedError = describeError(error);
  while (innermost.cause) innermost = innermost.cause;
  const { type, code, constraint, table, stack } = innermost;
  if (code && reasons[code]) return reasons[code];
  return [type, code, constraint ?? table, stack[0] && `at ${stack[0]}`].filter(Boolean).join(' ');
}
