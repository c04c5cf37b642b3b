// What readers and senders notice while PostgreSQL restarts, crashes or closes connections under load:
// npm run bench:database (needs PostgreSQL's own programs, see scripts/postgres.ts).
import { startServer } from '../e2e/server.ts';
import { openPostgres } from '../server/testing/postgres.ts';
import { databaseRounds, disturbances } from '../server/testing/rounds.ts';
import { writeResults } from './results.ts';

const rounds = 10;
const pushers = 30;
const readers = 100;
const secret = 'a-secret-of-this-benchmark-only';

const cluster = await openPostgres();
const server = await startServer({ DATABASE_URL: cluster.url, PUSH_SECRET: secret, SAMPLE: 'off' });
try {
  const found = await databaseRounds({ server, cluster }, { rounds, pushers, readers });
  const rows = disturbances.map((disturbance) => {
    const all = found.rounds.filter((round) => round.disturbance === disturbance);
    const sum = (count: 'acknowledged' | 'refused') => all.reduce((total, round) => total + round[count], 0);
    const worst = (time: 'longestWait' | 'recovery') => Math.round(Math.max(...all.map((round) => round[time])));
    return `| ${disturbance} | ${all.length} | ${sum('acknowledged')} | ${sum('refused')} | ${worst('longestWait')} | ${worst('recovery')} |`;
  });
  const markdown = [
    `${pushers} pushers and ${readers} readers at once; every push that was acknowledged was read again at the end.`,
    '',
    '| PostgreSQL | rounds | pushes acknowledged | answered 503 | longest wait of any client (ms) | longest recovery (ms) |',
    '| --- | ---: | ---: | ---: | ---: | ---: |',
    ...rows,
    '',
    `Acknowledged: ${found.acknowledged}; lost: ${found.lost.length}; not sent to an open ticker: ${found.unannounced.length}; ` +
      `wrong answers: ${found.wrong.length}.`,
  ].join('\n');
  process.stdout.write(`${markdown}\n`);
  for (const wrong of [...found.wrong, ...found.lost]) process.stderr.write(`${wrong}\n`);
  await writeResults('PostgreSQL going away', markdown);
} finally {
  await server.remove();
  await cluster.stop();
}
