import type { FastifyBaseLogger } from 'fastify';

// Errors of one connection (socket, stream, protocol), which leave the state of the process intact.
const ofConnection =
  /^(?:ERR_(?:STREAM|HTTP|HTTP2|SOCKET|TLS|SSL)_|HPE_|UND_ERR_|E(?:PIPE|CONNRESET|CONNABORTED|CONNREFUSED|TIMEDOUT|NOTCONN|CANCELED|HOSTUNREACH|NETUNREACH)$)/;

/**
 * Handles uncaught errors: that of a connection is logged, and the process goes on. After any other its state may be wrong:
 * it is logged, and the process ends with code 1.
 */
export function survive(log: Pick<FastifyBaseLogger, 'error' | 'fatal'>): void {
  process.on('uncaughtException', (error) => {
    const code = 'code' in error ? String(error.code) : '';
    if (ofConnection.test(code)) return log.error(error);
    log.fatal(error);
    process.exit(1);
  });
  // An operation failed that nobody awaited: the process goes on.
  process.on('unhandledRejection', (reason) => log.error(reason));
}
