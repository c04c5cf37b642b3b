import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { cacheFor } from '../../http/cache-control.ts';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';

// Hash of the style element that this version of swagger-ui inserts by script.
const uiStyleHash = 'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w=';

/** Default tags and security of a route, by its address. */
function familyOf(url: string): { tags: string[]; security?: { pushSecret: string[] }[] } {
  if (url.startsWith('/api/v1/desk')) return { tags: ['desk'] };
  if (url === '/api/v1/previews') return { tags: ['preview'], security: [{ pushSecret: [] }] };
  if (url.startsWith('/api/v1/previews')) return { tags: ['preview'] };
  if (url.startsWith('/api/v1/push')) return { tags: ['push'], security: [{ pushSecret: [] }] };
  return { tags: ['reader'] };
}

/** Collects the routes for the description; register it before them. */
export const describeApi = fp(async (app: FastifyInstance) => {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Sharit',
        version: '1',
        description:
          'The JSON API of an Arabic-first newsroom reader. Errors are RFC 9457 problems; dates are ISO 8601 in UTC.',
        license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
      },
      tags: [
        { name: 'reader', description: 'Public, and stored by shared caches' },
        { name: 'push', description: "For newsrooms' own systems, with the push secret" },
        { name: 'preview', description: 'One draft for whoever holds its link' },
        { name: 'desk', description: 'For editors, signed in' },
      ],
      components: { securitySchemes: { pushSecret: { type: 'http', scheme: 'bearer' } } },
    },
    // Pages and feeds are not part of the API; the files that its answers name are.
    transform: (route) =>
      route.url.startsWith('/api/') || route.schema?.tags
        ? jsonSchemaTransform({ ...route, schema: { ...familyOf(route.url), ...route.schema } })
        : { schema: { ...route.schema, hide: true }, url: route.url },
    transformObject: jsonSchemaTransformObject,
  });
});

/** `/api/openapi.json` for programs, `/api/docs` for people. */
export async function openapiRoutes(app: FastifyInstance): Promise<void> {
  app.get('/api/openapi.json', { schema: { hide: true } }, async (_request, reply) => {
    cacheFor(reply, 'openapi');
    return app.swagger();
  });
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    staticCSP: true,
    // The page must work over plain HTTP, and loads nothing from other sites.
    transformStaticCSP: (policy) =>
      policy
        .replace(' upgrade-insecure-requests;', '')
        .replaceAll(' https:', '')
        .replace(' validator.swagger.io', '')
        .replace(/style-src 'self'[^;]*;/, `style-src 'self' '${uiStyleHash}';`),
    uiConfig: { docExpansion: 'list', deepLinking: true, validatorUrl: null },
    theme: { title: 'Sharit API' },
  });
}
