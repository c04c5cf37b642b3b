import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { knownPlayers } from '#contract/players.ts';
import { test as base } from '../fixtures.ts';
import { type Server, startServer } from '../server.ts';

/** The host of films that are streamed. */
export const streamHost = 'stream.example.org';

/** Tests on a server whose newsroom plays HLS lists of `streamHost`. */
export const test = base.extend<object, { server: Server }>({
  server: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures from the pattern.
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'sharit-films-'));
      const sample = JSON.parse(
        await readFile(new URL('../../content/newsroom.json', import.meta.url), 'utf8'),
      ) as object;
      const players = [...knownPlayers.map(({ name }) => name), streamHost];
      await writeFile(join(folder, 'newsroom.json'), JSON.stringify({ ...sample, logo: null, players }));
      const server = await startServer({ NEWSROOM: join(folder, 'newsroom.json') });
      await use(server);
      await server.remove();
      await rm(folder, { recursive: true });
    },
    { scope: 'worker', timeout: 90_000 },
  ],
});
