import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { installFromDebian } from '../scripts/install-from-debian.ts';

const library = '/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1';

/** Settings of a process whose clock is as far off as a file says (`+3h`); its monotonic clock goes on as it does. */
export function withClock(file: string): Record<string, string> {
  if (!existsSync(library)) installFromDebian('faketime');
  if (!existsSync(library)) throw new Error(`There is no ${library}: install faketime, then run this again.`);
  return {
    LD_PRELOAD: library,
    FAKETIME_TIMESTAMP_FILE: file,
    FAKETIME_NO_CACHE: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
    DONT_FAKE_MONOTONIC: '1',
  };
}

export const setClock = (file: string, hours: number): Promise<void> =>
  writeFile(file, `${hours < 0 ? '-' : '+'}${Math.abs(hours)}h\n`);
