import type { FastifyRequest, FastifyServerOptions } from 'fastify';
import type { Config } from '../../config.ts';
import { describeError } from './describe-error.ts';

/**
 * Options of the logger: errors of the server, with LOG=warn also trouble that passes, with LOG=on a line per request. Bodies,
 * headers, queries and error messages are never logged, since they contain drafts, names, search terms or secrets.
 */
export function loggerOf(config: Config): NonNullable<FastifyServerOptions['logger']> {
  return {
    level: config.logLevel,
    hooks: {
      // Serializers are not enough: the logger copies an error's message before it calls them.
      logMethod(args, method) {
        method.apply(this, withoutMessages(args) as typeof args);
      },
    },
    serializers: {
      req: ({ method, routeOptions }: FastifyRequest) => ({ method, route: routeOptions?.url }),
      res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
      // The type requires the message that must not be logged.
      err: ((error: unknown) => (error instanceof Error ? describeError(error) : error)) as never,
    },
  };
}

function withoutMessages([first, ...rest]: unknown[]): unknown[] {
  if (first instanceof Error) return [{ err: describeError(first) }, 'an error'];
  if (typeof first !== 'object' || first === null)
    // Values for the placeholders of a format string.
    return [first, ...rest.map((value) => (value instanceof Error ? describeError(value).type : value))];
  const errors = Object.entries(first).filter(([, value]) => value instanceof Error);
  if (errors.length === 0) return [first, ...rest];
  // The text logged with an error often is its message.
  const described = Object.fromEntries(errors.map(([name, error]) => [name, describeError(error)]));
  return [{ ...first, ...described }, 'an error'];
}
