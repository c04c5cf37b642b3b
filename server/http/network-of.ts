import { isIPv6 } from 'node:net';
import { Address6 } from 'ip-address';

/**
 * What limits are counted by: an IPv4 address, in whichever notation, and of IPv6 the /64, which one line or one phone has
 * to itself: whoever counted addresses there would let it begin anew 2^64 times.
 */
export function networkOf(address: string): string {
  const [bare = ''] = address.split('%');
  if (!isIPv6(bare)) return bare.toLowerCase();
  const parsed = new Address6(bare);
  if (parsed.isMapped4()) return parsed.to4().correctForm();
  return new Address6(`${bare}/64`).startAddress().correctForm();
}
