import { afterAll, beforeAll } from 'vitest';
import { startServer, type Server } from '../../e2e/server.ts';
import { openPostgres, type Cluster } from './postgres.ts';

/** A real server on its own PostgreSQL, for tests that take the database away from it. */
export class AwayFixture {
  cluster!: Cluster;
  server!: Server;

  constructor() {
    beforeAll(async () => {
      this.cluster = await openPostgres();
      const settings = { DATABASE_URL: this.cluster.url, PUSH_SECRET: 'a-secret-of-this-test-only', SAMPLE: 'off' };
      this.server = await startServer(settings);
    }, 120_000);
    afterAll(async () => {
      await this.server?.remove();
      await this.cluster?.stop();
    });
  }
}
