import type { FastifyInstance } from 'fastify';

// For everything that is not a page. Pages and the API's documentation set their own.
const strictest = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/**
 * Adds security headers to every answer, including redirects, missing files and errors before any route, unless the answer
 * has set its own.
 */
export function secureAnswers(app: FastifyInstance, hsts: string | null): void {
  app.addHook('onSend', (_request, reply, _payload, done) => {
    for (const [name, value] of Object.entries(strictest)) if (!reply.hasHeader(name)) reply.header(name, value);
    if (hsts) reply.header('strict-transport-security', hsts);
    done();
  });
}
