import pg from 'pg';
import type { Cluster } from '../postgres.ts';

/** A function that makes one more empty database in a cluster, and resolves to its address. */
export function emptyDatabases(cluster: () => Cluster): () => Promise<string> {
  let made = 0;
  return async () => {
    made += 1;
    const client = new pg.Client({ connectionString: cluster().url });
    await client.connect();
    await client.query(`create database empty${made}`);
    await client.end();
    return cluster().url.replace(/postgres$/, `empty${made}`);
  };
}
