import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { existsSync } from 'node:fs';
import { basename, dirname, extname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheControl } from '../../http/cache-control.ts';

const built = fileURLToPath(new URL('../../../dist/client/', import.meta.url));

/** The built files, with precompressed copies, and the newsroom's logo. */
export async function staticRoutes(app: FastifyInstance): Promise<void> {
  const { logo } = app.config.newsroom;
  const files = existsSync(built);
  await app.register(fastifyStatic, {
    root: files ? built : dirname(app.config.newsroomFile),
    // One route per file: everything else belongs to the pages.
    serve: files,
    wildcard: false,
    index: false,
    globIgnore: ['index.html', '**/*.br', '**/*.gz'],
    preCompressed: true,
    cacheControl: false,
    // Every route has `sendFile`, from the registration for stored files.
    decorateReply: false,
    setHeaders: (reply, path) => {
      // Names in assets/ contain a hash of the content.
      reply.header('cache-control', cacheControl[/[\\/]assets[\\/]/.test(path) ? 'immutable' : 'file']);
    },
  });
  if (logo) {
    const file = resolve(dirname(app.config.newsroomFile), logo);
    app.get('/newsroom/logo', { schema: { hide: true } }, (_request, reply) =>
      reply
        .type(extname(file) === '.svg' ? 'image/svg+xml' : 'image/png')
        .sendFile(basename(file), dirname(file), { cacheControl: false }),
    );
  }
}
