import type { z } from 'zod';

/** `path` as in JavaScript: `bodies[0].contentType`; empty for the whole. */
export type FieldError = { path: string; message: string };
export type Warning = FieldError;

export function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((before, key) => {
    if (typeof key === 'number') return `${before}[${key}]`;
    const name = String(key).slice(0, 100);
    if (!/^[\w$@-]+$/.test(name)) return `${before}[${JSON.stringify(name)}]`;
    return before ? `${before}.${name}` : name;
  }, '');
}

const most = 50;

/** The first errors, each once, and the number of the others, so that an answer stays readable. */
export function firstOf(entries: readonly FieldError[]): FieldError[] {
  const each = [...new Map(entries.map((entry) => [`${entry.path} ${entry.message}`, entry])).values()];
  const rest = each.length - Math.min(each.length, most);
  return rest > 0 ? [...each.slice(0, most), { path: '', message: `and ${rest} more` }] : each;
}

/** What is wrong with a field, in one line. */
export function messageOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type' && issue.input === undefined && /received undefined/.test(issue.message))
    return 'missing';
  return issue.message.replace(/^Invalid (input|option): /, '');
}
