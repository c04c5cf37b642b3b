import type { FastifyBaseLogger } from 'fastify';

// Errors of sockets, streams and the protocol on them: about one connection, never about what this process knows.
const ofConnection =
  /^(?:ERR_(?:STREAM|HTTP|HTTP2|SOCKET|TLS|SSL)_|HPE_|UND_ERR_|E(?:PIPE|CONNRESET|CONNABORTED|CONNREFUSED|TIMEDOUT|NOTCONN|CANCELED|HOSTUNREACH|NETUNREACH)$)/;

/**
 * The last net below every stream and promise: an error of a connection that nobody heard is logged and ends nothing else.
 * After any other error this process may be wrong about what it knows: that is logged, too, and ends it with code 1.
 */
export function survive(log: Pick<FastifyBaseLogger, 'error' | 'fatal'>): void {
  process.on('uncaughtException', (error) => {
    const code = 'code' in error ? String(error.code) : '';
    if (ofConnection.test(code)) return log.error(error);
    log.fatal(error);
    process.exit(1);
  });
  // What was asked for has failed, and whoever asked did not wait: nothing is half done because of it.
  process.on('unhandledRejection', (reason) => log.error(reason));
}
