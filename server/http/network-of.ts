import { isIPv6 } from 'node:net';
import { Address6 } from 'ip-address';

/** An address that no limit counts. */
export const loopback = '127.0.0.1';

/** Whether an address is this machine's own. */
export const isLoopback = (address: string): boolean => /^(?:127\.|::1$|::ffff:127\.)/.test(address);

/**
 * What limits count by: an IPv4 address, in any notation, or the /64 of an IPv6 address. One line or phone owns a whole /64
 * and could evade a limit by address 2^64 times.
 */
export function networkOf(address: string): string {
  const [bare = ''] = address.split('%');
  if (!isIPv6(bare)) return bare.toLowerCase();
  const parsed = new Address6(bare);
  if (parsed.isMapped4()) return parsed.to4().correctForm();
  return new Address6(`${bare}/64`).startAddress().correctForm();
}
