import type { FastifyInstance } from 'fastify';

// Of everything that is not a page. Pages and the API's own page say what they need themselves.
const strictest = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/**
 * No answer leaves without the headers that browsers are to heed, whichever way it took: redirects, files that are not
 * there, errors before any route. Registered first, so that whoever knows better has the last word.
 */
export function secureAnswers(app: FastifyInstance, hsts: string | null): void {
  app.addHook('onSend', (_request, reply, _payload, done) => {
    for (const [name, value] of Object.entries(strictest)) if (!reply.hasHeader(name)) reply.header(name, value);
    if (hsts) reply.header('strict-transport-security', hsts);
    done();
  });
}
