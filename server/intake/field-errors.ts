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

/** The first of them, and how many more there are: whoever sends a hundred thousand wrong fields is not read them all. */
export function firstOf(entries: readonly FieldError[], all = entries.length): FieldError[] {
  const rest = all - Math.min(entries.length, most);
  return rest > 0 ? [...entries.slice(0, most), { path: '', message: `and ${rest} more` }] : [...entries];
}

/** One line per wrong field; `known` are the names that a misspelled property may have meant. */
export function fieldErrors(error: z.ZodError, known: readonly string[]): FieldError[] {
  const errors: FieldError[] = [];
  let all = 0;
  for (const issue of error.issues) {
    const left = most - errors.length;
    all += issue.code === 'unrecognized_keys' ? issue.keys.length : 1;
    if (left <= 0) continue;
    if (issue.code === 'unrecognized_keys') {
      const listed = issue.keys.slice(0, left);
      errors.push(...listed.map((key) => ({ path: pathOf([...issue.path, key]), message: unknown(key, known) })));
    } else if (issue.code === 'invalid_type' && issue.input === undefined && /received undefined/.test(issue.message)) {
      errors.push({ path: pathOf(issue.path), message: 'missing' });
    } else {
      errors.push({ path: pathOf(issue.path), message: issue.message.replace(/^Invalid (input|option): /, '') });
    }
  }
  return firstOf(errors, all);
}

const longestName = 100;

function unknown(key: string, known: readonly string[]): string {
  const plain = (name: string) => name.replace(/[^A-Za-z]/g, '').toLowerCase();
  const meant =
    key.length <= longestName && known.find((name) => plain(name) === plain(key) || plain(name) === `${plain(key)}s`);
  return meant ? `unknown property; did you mean ${meant}?` : 'unknown property';
}
