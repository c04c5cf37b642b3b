import { expect, it } from 'vitest';
import { pushHosts } from './push-hosts.ts';

const known = new URL('https://fcm.googleapis.com/fcm/send/one');
const stranger = (name: string) => new URL(`https://${name}.example/one`);

it('leaves a host that does not answer alone, then asks it once in a while', () => {
  let now = 0;
  const hosts = pushHosts({ now: () => now });
  const turn = () => hosts.enter(known) as (answered: boolean) => void;
  for (let each = 0; each < 8; each += 1) turn()(false);
  expect(hosts.enter(known)).toBe(30_000);
  expect(hosts.enter(stranger('other'))).toBeTypeOf('function');
  now += 30_000;
  const probe = turn();
  expect(hosts.enter(known)).toBe(30_000);
  probe(true);
  for (let each = 0; each < 100; each += 1) expect(hosts.enter(known)).toBeTypeOf('function');
});

it('gives a host that asks for patience again and again the time that it wants, then asks it once', () => {
  let now = 0;
  const hosts = pushHosts({ now: () => now });
  const turn = () => hosts.enter(known) as (answered: boolean, busyFor?: number) => void;
  // Of a few browsers: that is about them.
  for (let each = 0; each < 20; each += 1) turn()(true, each % 4 === 0 ? undefined : 3_600_000);
  turn()(true);
  for (let each = 0; each < 8; each += 1) turn()(true, 3_600_000);
  expect(hosts.enter(known)).toBe(3_600_000);
  now += 3_600_000;
  const probe = turn();
  expect(hosts.enter(known)).toBeGreaterThan(0);
  probe(true, 60_000);
  expect(hosts.enter(known)).toBe(60_000);
  now += 60_000;
  turn()(true);
  for (let each = 0; each < 100; each += 1) expect(hosts.enter(known)).toBeTypeOf('function');
});

it('gives hosts of which nothing is known few places, whatever their names are', () => {
  let now = 0;
  const hosts = pushHosts({ now: () => now });
  const turns = Array.from({ length: 24 }, (_, each) => hosts.enter(stranger(`host-${each}`)));
  expect(hosts.enter(stranger('another'))).toBe(1000);
  now += 5001;
  expect(hosts.enter(stranger('another'))).toBe(30_000);
  expect(hosts.enter(known)).toBeTypeOf('function');
  (turns[0] as (answered: boolean) => void)(true);
  // It has answered, and needs no place of those any more.
  for (let each = 0; each < 40; each += 1) expect(hosts.enter(stranger('host-0'))).toBeTypeOf('function');
});
