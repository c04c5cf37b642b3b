import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from './start-error.ts';
import { fileReason } from './start-reason.ts';

/** A secret that is generated once and stored in DATA_DIR, readable by its owner only. */
export function storedSecret(dataDir: string, name: string): string {
  const file = join(dataDir, name);
  const temporary = `${file}.${process.pid}.new`;
  try {
    if (secretIn(file) === null) {
      // Written to a temporary file first: a full disk leaves an empty file, and an empty secret would admit everybody.
      writeFileSync(temporary, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flush: true });
      if (existsSync(file)) rmSync(file);
      // If two processes start together, the second one uses the first one's secret.
      try {
        linkSync(temporary, file);
      } catch (error) {
        if (!existsSync(file)) throw error;
      }
    }
    return secretIn(file)!;
  } catch (error) {
    throw new StartError(`The file ${file} cannot be used: ${fileReason(error)}.`);
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** Null if the file is missing or, after a full disk, empty. */
const secretIn = (file: string): string | null => (existsSync(file) && readFileSync(file, 'utf8').trim()) || null;
