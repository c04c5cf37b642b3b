import type { FastifyBaseLogger } from 'fastify';

// Errors of one connection (socket, stream, protocol), which leave the state of the process intact.
const ofConnection =
  /^(?:ERR_(?:STREAM|HTTP|HTTP2|SOCKET|TLS|SSL)_|HPE_|UND_ERR_|E(?:PIPE|CONNRESET|CONNABORTED|CONNREFUSED|TIMEDOUT|NOTCONN|CANCELED|HOSTUNREACH|NETUNREACH)$)/;

/**
 * Logs uncaught errors. After an error of one connection the process continues; after any other its state may be wrong, and it
 * exits with code 1.
 */
export function handleUncaughtErrors(log: Pick<FastifyBaseLogger, 'error' | 'fatal'>): void {
  process.on('uncaughtException', (error) => {
    const code = 'code' in error ? String(error.code) : '';
    if (ofConnection.test(code)) return log.error(error);
    log.fatal(error);
    process.exit(1);
  });
  // A promise that nobody awaited rejected: the process continues.
  process.on('unhandledRejection', (reason) => log.error(reason));
}
