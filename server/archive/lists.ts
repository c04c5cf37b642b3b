import { join } from 'node:path';
import { asc, gt, sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { Database } from '../store/database/database.ts';
import { holds, oldAddresses, remoteFiles, sourceItems } from '../store/database/schema.ts';
import type { Store } from '../store/database/store.ts';
import { requestRemoteFiles, restoreFetched } from '../store/moving/remote-files.ts';
import { restoreSourceItem } from '../store/source-history.ts';
import { restoreHold } from '../store/desk/holds/restore-hold.ts';
import { exportCuration, importCuration } from './curation-lines.ts';
import { holdLine, holdList, redirectLine, remoteLine, sourceItemLine } from './archive-files.ts';
import { inBatches, readLines, writeLines } from './json-lines.ts';

type List = {
  /** Of its count in what is reported. */
  name: string;
  write(db: Database, folder: string): Promise<number>;
  read(store: Store, folder: string): Promise<number>;
};

const batch = 500;

/** One file of an archive: a line for each row, in the order of a key. */
function list<Shape extends z.ZodType, Row extends object>(
  file: string,
  {
    shape,
    rows,
    key,
    restore,
  }: {
    shape: Shape;
    rows(db: Database, after: string): Promise<Row[]>;
    key(row: Row): string;
    /** Once all versions are here. A line that is here already changes nothing. */
    restore(store: Store, line: z.output<Shape>): Promise<void>;
  },
): List {
  return {
    name: file.replace(/\..*/, ''),
    write: (db, folder) =>
      writeLines(
        join(folder, file),
        inBatches(async (after: string) => {
          const lines = await rows(db, after);
          return { lines, last: lines.length > 0 ? key(lines.at(-1)!) : undefined };
        }),
      ),
    async read(store, folder) {
      let count = 0;
      for await (const line of readLines(join(folder, file), shape)) {
        await restore(store, line);
        count += 1;
      }
      return count;
    },
  };
}

/** Every table that an archive has besides versions and assets. Another one is another entry. */
export const lists: readonly List[] = [
  list(holdList, {
    shape: holdLine,
    rows: (db, after) => db.select().from(holds).where(gt(holds.uri, after)).orderBy(asc(holds.uri)).limit(batch),
    key: ({ uri }) => uri,
    restore: restoreHold,
  }),
  list('redirects.ndjson', {
    shape: redirectLine,
    rows: (db, after) =>
      db
        .select()
        .from(oldAddresses)
        .where(gt(oldAddresses.address, after))
        .orderBy(asc(oldAddresses.address))
        .limit(batch),
    key: ({ address }) => address,
    restore: async ({ db }, line) => void (await db.insert(oldAddresses).values(line).onConflictDoNothing()),
  }),
  list('remote-files.ndjson', {
    shape: remoteLine,
    rows: (db, after) => {
      const { url, media, source, fetchedAt: fetched } = remoteFiles;
      return db
        .select({ url, media, source, fetched })
        .from(remoteFiles)
        .where(gt(media, after))
        .orderBy(asc(media))
        .limit(batch);
    },
    key: ({ media }) => media,
    restore: ({ db }, { fetched, ...file }) =>
      fetched ? restoreFetched(db, file, fetched) : requestRemoteFiles(db, [file]),
  }),
  list('source-items.ndjson', {
    shape: sourceItemLine,
    rows: (db, after) => {
      const { source, key } = sourceItems;
      const [afterSource = '', afterKey = ''] = after.split('\n');
      return db
        .select()
        .from(sourceItems)
        .where(sql`(${source}, ${key}) > (${afterSource}, ${afterKey})`)
        .orderBy(asc(source), asc(key))
        .limit(batch);
    },
    key: ({ source, key }) => `${source}\n${key}`,
    restore: ({ db }, line) => restoreSourceItem(db, line),
  }),
  { name: 'curation', write: exportCuration, read: importCuration },
];
