import { randomBytes } from 'node:crypto';

/** 120 random bits in groups of letters and digits, easy to dictate. */
export function generatePassword(): string {
  return randomBytes(15)
    .toString('hex')
    .replace(/(.{5})(?!$)/g, '$1-');
}
