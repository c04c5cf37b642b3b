// Makes dist/run, which `node server/main.ts` runs without npm: the server's sources, what was built, and the packages that the server imports.
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { closureOf, type Lock } from './run-folder/closure.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
// Tests give another one.
const folder = process.argv[2] ?? join(root, 'dist/run');
const sources = ['server', 'contract', 'words', 'content'];
const built = ['dist/client', 'dist/server', 'dist/sample', 'dist/template.tar.gz'];
const forTests = /\.(?:test|cases)\.ts$/u;

// The default DATA_DIR of a server that was started in the folder. Nobody expects a build to delete a newsroom.
const data = join(folder, 'data');
if (existsSync(data)) {
  console.error(
    `${data} has the data of a server that was started there, and would be deleted: stop that server, move the folder elsewhere, and give the server its new place with DATA_DIR.`,
  );
  process.exit(1);
}

const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
  name: string;
  version: string;
  license: string;
  type: string;
  imports: Record<string, string>;
  dependencies: Record<string, string>;
};
const lock = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')) as Lock;

await rm(folder, { recursive: true, force: true });
await mkdir(join(folder, 'dist'), { recursive: true });
for (const path of [...sources, ...built, 'LICENSE'])
  await cp(join(root, path), join(folder, path), {
    recursive: true,
    filter: (from) => !forTests.test(from) && basename(from) !== 'testing',
  });

/** Packages of package.json that the server's sources name. What was built contains the reader's. */
async function namedPackages(): Promise<string[]> {
  const files = await readdir(folder, { recursive: true });
  const texts = await Promise.all(
    files
      .filter((name) => /^(?:server|contract|words)\/.*\.ts$/u.test(name))
      .map((name) => readFile(join(folder, name), 'utf8')),
  );
  return Object.keys(manifest.dependencies).filter((name) =>
    texts.some((text) => text.includes(`'${name}'`) || text.includes(`'${name}/`)),
  );
}

const named = await namedPackages();
const paths = closureOf(named, lock, (path) => existsSync(join(root, path)));
// Without their own nested packages: those that are needed are in the list, too.
for (const path of paths)
  await cp(join(root, path), join(folder, path), {
    recursive: true,
    filter: (from) => from === join(root, path) || basename(from) !== 'node_modules',
  });

const { name, version, license, type, imports, dependencies } = manifest;
const ofServer = Object.fromEntries(named.map((one) => [one, dependencies[one]]));
const scripts = {
  start: 'node server/main.ts',
  desk: 'node server/desk-cli.ts',
  intake: 'node server/intake-cli.ts',
  backup: 'node server/backup-cli.ts backup',
  restore: 'node server/backup-cli.ts restore',
  'to-postgres': 'node server/backup-cli.ts to-postgres',
};
await writeFile(
  join(folder, 'package.json'),
  `${JSON.stringify({ name, version, private: true, license, type, imports, scripts, dependencies: ofServer, engines: { node: '>=24' } }, null, 2)}\n`,
);
