import { fileURLToPath } from 'node:url';

export type DescribedError = {
  type: string;
  /** SQLSTATE, or what Node calls it. */
  code?: string;
  /** Names of database objects. */
  table?: string;
  column?: string;
  constraint?: string;
  /** Locations in the project's files, innermost first. */
  stack: string[];
  cause?: DescribedError;
};

const root = fileURLToPath(new URL('../../..', import.meta.url));
const deepest = 5;
const mostFrames = 15;
const code = /^[A-Z0-9_]{1,60}$/;
const identifier = /^[a-z_][a-z0-9_]{0,62}$/;
const className = /^[A-Za-z_]\w{0,60}$/;
const place = /^\s+at .*?((?:server|contract|words|dist|scripts)\/[\w./-]+\.(?:ts|js):\d+:\d+)\)?$/;

/**
 * What may be logged of an error: its type, codes, names of database objects, and where it happened. Never its message or the
 * SQL statement: drivers put the values of a failed statement there, which are drafts, search terms and names of people.
 */
export function describeError(error: unknown, depth = 0): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error, stack: [] };
  const members = error as unknown as Record<string, unknown>;
  const named = (pattern: RegExp, ...names: string[]): string | undefined =>
    names.map((name) => members[name]).find((value) => typeof value === 'string' && pattern.test(value)) as
      | string
      | undefined;
  const described: DescribedError = {
    type: className.test(error.constructor.name) ? error.constructor.name : 'Error',
    stack: framesOf(error),
  };
  const facts = {
    code: named(code, 'code'),
    table: named(identifier, 'table', 'table_name'),
    column: named(identifier, 'column', 'column_name'),
    constraint: named(identifier, 'constraint', 'constraint_name'),
  };
  for (const [name, value] of Object.entries(facts))
    if (value !== undefined) Object.assign(described, { [name]: value });
  const cause = error.cause ?? (error instanceof AggregateError ? error.errors[0] : undefined);
  if (cause !== undefined && depth < deepest) described.cause = describeError(cause, depth + 1);
  return described;
}

/** Only what follows the message counts, since a message may contain lines that look like frames; only files of the project are returned. */
function framesOf({ stack = '', message }: Error): string[] {
  const at = message === '' ? -1 : stack.lastIndexOf(message);
  const frames = (at < 0 ? stack : stack.slice(at + message.length)).replaceAll(root, '').split('\n');
  // The message may have been changed since: only the last unbroken run of frames is certain not to be part of it.
  const first = frames.findLastIndex((line) => line.trim() !== '' && !/^\s+at /.test(line)) + 1;
  return frames
    .slice(first)
    .flatMap((line) => place.exec(line)?.[1] ?? [])
    .slice(0, mostFrames);
}
