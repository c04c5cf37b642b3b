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

/** One line per wrong field; `known` are the names that a misspelled property may have meant. */
export function fieldErrors(error: z.ZodError, known: readonly string[]): FieldError[] {
  const errors = error.issues.flatMap((issue): FieldError[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: pathOf([...issue.path, key]), message: unknown(key, known) }));
    }
    if (issue.code === 'invalid_type' && issue.input === undefined && /received undefined/.test(issue.message)) {
      return [{ path: pathOf(issue.path), message: 'missing' }];
    }
    return [{ path: pathOf(issue.path), message: issue.message.replace(/^Invalid (input|option): /, '') }];
  });
  return errors.slice(0, most);
}

function unknown(key: string, known: readonly string[]): string {
  const plain = (name: string) => name.replace(/[^A-Za-z]/g, '').toLowerCase();
  const meant = known.find((name) => plain(name) === plain(key) || plain(name) === `${plain(key)}s`);
  return meant ? `unknown property; did you mean ${meant}?` : 'unknown property';
}
