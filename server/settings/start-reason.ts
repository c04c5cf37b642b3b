import { describeError, type DescribedError } from '../http/log/describe-error.ts';

const diskFull = 'the disk is full';

/** By what Node calls an error of the file system. */
const fileReasons: Record<string, string> = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'its file system is read-only',
  ENOSPC: diskFull,
  EDQUOT: 'the disk quota is used up',
  ENOENT: 'it is not there',
  EIO: 'the disk cannot read or write it',
  ENOTDIR: 'a file is in its path',
  EISDIR: 'it is a directory',
  ELOOP: 'a link in it leads to itself',
};

/** By what Node calls an error of a connection, and by SQLSTATE. */
const databaseReasons: Record<string, string> = {
  ECONNREFUSED: 'nothing answers at its address',
  ECONNRESET: 'it ended the connection',
  CONNECTION_CLOSED: 'it ended the connection',
  CONNECT_TIMEOUT: 'it does not answer',
  ETIMEDOUT: 'it does not answer',
  ENOTFOUND: 'its host has no address',
  EAI_AGAIN: 'its host has no address at this moment',
  ENOSPC: diskFull,
  EACCES: 'it may not be written to',
  EROFS: 'it may not be written to',
  '28P01': 'its password is wrong',
  '28000': 'its user is refused',
  '3D000': 'there is no such database',
  '42501': 'its user lacks a permission that is needed',
  '53100': diskFull,
  '53300': 'it has too many connections',
  '55P03': 'something else, such as a backup, has held its tables for too long',
  '57P03': 'it is still starting',
};

/** Why a file or directory cannot be used, as the end of a sentence. */
export function fileReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return fileReasons[code] ?? (code || (error instanceof Error ? error.message : String(error)));
}

/** Why a database cannot be opened, as the end of a sentence. Never a driver's own message: it may contain data. */
export function databaseReason(error: unknown): string {
  let innermost: DescribedError = describeError(error);
  while (innermost.cause) innermost = innermost.cause;
  const { type, code, constraint, table, stack } = innermost;
  if (code && databaseReasons[code]) return databaseReasons[code];
  return [type, code, constraint ?? table, stack[0] && `at ${stack[0]}`].filter(Boolean).join(' ');
}
