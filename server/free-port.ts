import { createServer } from 'node:net';
import type { Config } from './config.ts';
import { StartError } from './settings/start-error.ts';

/** Checked before anything is opened, so that a second start by mistake changes nothing. */
export function requireFreePort(config: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => reject(portError(config, error)));
    probe.listen(config.port, config.host, () => probe.close(() => resolve()));
  });
}

/** One sentence for what the operator can fix; any other error as it is. */
export function portError({ host, port }: Config, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return new StartError(
      `Port ${port} on ${host} is in use: stop what listens there, or choose another with the setting PORT.`,
    );
  if (code === 'EACCES')
    return new StartError(
      `Port ${port} on ${host} is not open to this user: choose one above 1023 with the setting PORT.`,
    );
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new StartError(`This machine has no address ${host}: the setting HOST names it.`);
  return error;
}
