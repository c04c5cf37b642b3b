import { z } from 'zod';
import { problem } from '#contract/problem.ts';

const bytes = z.string().meta({ format: 'binary' });
const asProblem = { content: { 'application/problem+json': { schema: problem } } };

/** The answers of a route that sends a file of one of these types, for the description of the API. */
export function fileAnswers(
  types: readonly string[],
  problems: readonly number[],
  successes: readonly number[] = [200],
) {
  const asFile = { content: Object.fromEntries(types.map((type) => [type, { schema: bytes }])) };
  const answers: Record<number, unknown> = Object.fromEntries([
    ...successes.map((status) => [status, asFile]),
    ...problems.map((status) => [status, asProblem]),
  ]);
  return answers;
}
