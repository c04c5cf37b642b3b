import { expect, it } from 'vitest';
import { AwayFixture } from './away-fixture.ts';
import { databaseRounds } from './rounds.ts';

const away = new AwayFixture();

it('keeps running, loses no push and answers in time while PostgreSQL restarts, crashes or closes connections', async () => {
  const { rounds, lost, wrong, unannounced } = await databaseRounds(away, { rounds: 1, pushers: 30, readers: 100 });
  expect({ lost, wrong, unannounced }).toEqual({ lost: [], wrong: [], unannounced: [] });
  // Five seconds are promised; twice that here, since a test machine is busy (bench/database-rounds.ts measures).
  for (const { longestWait, recovery } of rounds) {
    expect(longestWait).toBeLessThan(10_000);
    expect(recovery).toBeLessThan(10_000);
  }
}, 120_000);
