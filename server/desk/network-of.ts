import { isIPv6 } from 'node:net';

/** What one person has of the internet: an IPv4 address, or the first half of an IPv6 address, whose other half is free to choose. */
export function networkOf(ip: string): string {
  const address = ip.split('%')[0]!;
  const mapped = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(address);
  if (mapped) return mapped[1]!;
  if (!isIPv6(address)) return ip;
  const [head = '', tail] = address.split('::');
  const groups = (part: string) => (part === '' ? [] : part.split(':'));
  const first = groups(head);
  if (tail !== undefined) {
    const after = groups(tail).reduce((count, group) => count + (group.includes('.') ? 2 : 1), 0);
    while (first.length + after < 8) first.push('0');
    first.push(...groups(tail));
  }
  return `${first
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
