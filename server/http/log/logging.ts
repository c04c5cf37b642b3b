import type { FastifyRequest, FastifyServerOptions } from 'fastify';
import type { Config } from '../../config.ts';
import { describeError } from './describe-error.ts';

/**
 * LOG=on logs a line per request; else only what went wrong on our side. Nothing of a draft, no name, no search term and no
 * secret is ever in a log: no bodies, headers, queries or values, and no message of an error.
 */
export function loggerOf(config: Config): NonNullable<FastifyServerOptions['logger']> {
  return {
    level: config.logger ? 'info' : 'error',
    hooks: {
      // Here, and not by serializers alone: the logger takes an error's message for its own before it asks them.
      logMethod(args, method) {
        method.apply(this, withoutMessages(args) as typeof args);
      },
    },
    serializers: {
      req: ({ method, routeOptions }: FastifyRequest) => ({ method, route: routeOptions?.url }),
      res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
      // The type asks for the very message that must not be there.
      err: ((error: unknown) => (error instanceof Error ? describeError(error) : error)) as never,
    },
  };
}

function withoutMessages([first, ...rest]: unknown[]): unknown[] {
  if (first instanceof Error) return [{ err: describeError(first) }, 'an error'];
  if (typeof first !== 'object' || first === null)
    // Values for a text's placeholders.
    return [first, ...rest.map((value) => (value instanceof Error ? describeError(value).type : value))];
  const errors = Object.entries(first).filter(([, value]) => value instanceof Error);
  if (errors.length === 0) return [first, ...rest];
  // The text beside an error is, as often as not, its message.
  const described = Object.fromEntries(errors.map(([name, error]) => [name, describeError(error)]));
  return [{ ...first, ...described }, 'an error'];
}
