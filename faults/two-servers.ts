import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, type Server, startServer } from '../e2e/server.ts';
import { type Cluster, openPostgres } from '../server/testing/postgres.ts';

export const publicUrl = 'http://news.example';

export type TwoServers = {
  cluster: Cluster;
  servers: Server[];
  ports: number[];
  /** For an edge's files. */
  folder: string;
  edgePort: number;
  stop(): Promise<void>;
};

/** Two servers that share a PostgreSQL and a folder of files. `settings` may name the edge's address. */
export async function startTwoServers(settings: (edge: string) => Record<string, string>): Promise<TwoServers> {
  const cluster = await openPostgres();
  const folder = await mkdtemp(join(tmpdir(), 'sharit-faults-'));
  await chmod(folder, 0o755);
  const [edgePort, ...ports] = [await freePort(), await freePort(), await freePort()] as const;
  const shared = {
    DATABASE_URL: cluster.url,
    DATA_DIR: join(folder, 'data'),
    PUSH_SECRET: 'a-secret-of-this-test-only-0123456789',
    PUBLIC_URL: publicUrl,
    SAMPLE: 'off',
    ...settings(`http://127.0.0.1:${edgePort}`),
  };
  const servers: Server[] = [];
  for (const port of ports) servers.push(await startServer({ ...shared, PORT: String(port) }));
  return {
    cluster,
    servers,
    ports,
    folder,
    edgePort,
    async stop() {
      await Promise.all(servers.map((server) => server.stop()));
      await cluster.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
