import { join } from 'node:path';
import type { Config } from '../config.ts';

const minSecretLength = 16;
const withoutPublicUrl =
  'PUBLIC_URL is not set: addresses in feeds, site maps, share cards and push answers are those by which each request calls this server (its Host header).';

/** Says where the server is and where its secrets lie. `port`: what it listens on. */
export function printAddress(config: Config, port: number): void {
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  console.log(`Sharit is at ${config.publicUrl ?? `http://${host}:${port}`}`);
  console.log(
    config.pushSecretGenerated
      ? `The push secret lies in ${join(config.dataDir, 'push-secret')}`
      : 'The push secret is the one given as PUSH_SECRET',
  );
  if (config.wordpress?.webhookSecretGenerated)
    console.log(`The secret of the WordPress webhook lies in ${join(config.dataDir, 'wordpress-webhook-secret')}`);
  if (!config.publicUrl) console.log(withoutPublicUrl);
  if (config.pushSecret.length < minSecretLength)
    console.warn(`Warning: PUSH_SECRET has fewer than ${minSecretLength} characters, so that it can be guessed.`);
}
