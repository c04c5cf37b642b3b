import type { FastifyServerOptions } from 'fastify';
import type { Config } from './config.ts';

/**
 * LOG=on logs every request; else only what went wrong on our side. Nothing of a draft and no secret is ever in a log:
 * no bodies, no headers, and of a failed statement neither its values nor what the database says about them.
 */
export function loggerOf(config: Config): NonNullable<FastifyServerOptions['logger']> {
  return {
    level: config.logger ? 'info' : 'error',
    serializers: {
      req: (request: { method: string; url: string; ip: string }) => ({
        method: request.method,
        // A link whose `#` was encoded on its way names its token in the path.
        url: request.url.replace(/^(\/preview\/[\w-]{12}).*/su, '$1'),
        ip: request.ip,
      }),
      res: (reply: { statusCode: number }) => ({ statusCode: reply.statusCode }),
      err: withoutValues,
    },
  };
}

function withoutValues(error: unknown): { [key: string]: unknown; type: string; message: string; stack: string } {
  if (!(error instanceof Error)) return { type: typeof error, message: '', stack: '' };
  const failed = error as Error & { query?: string; code?: string };
  const stack = (failed.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const about =
    failed.query === undefined ? { message: failed.message } : { message: 'a statement failed', query: failed.query };
  return {
    type: failed.name,
    ...about,
    ...(failed.code ? { code: failed.code } : {}),
    stack: stack.join('\n'),
    ...(failed.cause instanceof Error ? { cause: withoutDetail(failed.cause, failed.query !== undefined) } : {}),
  };
}

function withoutDetail(cause: Error & { code?: string }, ofStatement: boolean): object {
  return {
    type: cause.name,
    ...(cause.code ? { code: cause.code } : {}),
    ...(ofStatement ? {} : { message: cause.message }),
  };
}
