import type { Config } from '../config.ts';
import type { Target } from './target.ts';
import { cloudflare } from './targets/cloudflare.ts';
import { fastly } from './targets/fastly.ts';
import { nginx } from './targets/nginx.ts';
import { varnish } from './targets/varnish.ts';
import { webhook } from './targets/webhook.ts';

/** The caches that the settings name. `proof` is a header by which this server knows its own requests, which come back through nginx. */
export function targetsOf(
  { purge, publicUrl = '' }: Pick<Config, 'purge' | 'publicUrl'>,
  proof: Record<string, string>,
): Target[] {
  return [
    ...(purge.fastly ? [fastly(purge.fastly)] : []),
    ...(purge.cloudflare ? [cloudflare(purge.cloudflare)] : []),
    ...purge.varnish.map((address) => varnish(address)),
    ...purge.nginx.map((address) => nginx(address, publicUrl, proof)),
    ...(purge.webhook ? [webhook(purge.webhook, publicUrl)] : []),
  ];
}
