import { z } from 'zod';

/** Control characters, and marks that turn the direction of what follows them. */
const unsafe = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u;

/** A line that an editor types on the desk. */
export const plainText = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .refine((text) => !unsafe.test(text), 'control characters and marks of direction are refused');
