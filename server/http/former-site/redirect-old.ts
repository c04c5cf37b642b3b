import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { cacheFor } from '../cache-control.ts';
import { locationOf, mayBeOld } from './old-location.ts';
import { resolveOldAddress } from '../../store/moving/old-addresses.ts';

/**
 * Sends the reader of an old address to where its content is now; false for an address that leads nowhere. `missing`: no page of ours has
 * it, although it looks like one.
 */
export async function redirectOld(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
  { missing = false } = {},
): Promise<boolean> {
  // As it was asked: one that was cut within a letter has been made readable for the router.
  const address = request.originalUrl;
  if (!missing && !mayBeOld(address)) return false;
  const led = await resolveOldAddress(app.store.db, address);
  const location = led && locationOf(led, app.newsroom.languages[0]!);
  if (!location) return false;
  cacheFor(reply, 'moved', location.keys).redirect(location.path, 301);
  return true;
}
