import ipaddr from 'ipaddr.js';

/** Addresses of the public internet: everything else (translations of IPv4 included) may lead into the network of this server. */
const publicIPv6 = ipaddr.IPv6.parseCIDR('2000::/3');

/** Whether an IP address is one of the public internet; false for what is no address. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  // IPv4-mapped IPv6 counts as the IPv4 address that it reaches.
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast') return false;
  return !(parsed instanceof ipaddr.IPv6) || parsed.match(publicIPv6);
}
