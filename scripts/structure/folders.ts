// The shape of the tree, read from its files: how many files a folder holds, and which folders import one another in a circle.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const codeFolders = ['contract', 'words', 'src', 'server', 'scripts', 'bench', 'e2e'];

/** Every file below the code folders, as a path from the project's root. */
export function codeFiles(): string[] {
  return codeFolders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length)),
  );
}

/** Folders with more files of their own than `limit`, with their counts. */
export function crowdedFolders(files: string[], limit: number): [folder: string, count: number][] {
  const counts = new Map<string, number>();
  for (const file of files) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > limit);
}

export const readImports = (file: string): string[] =>
  [
    ...readFileSync(join(root, file), 'utf8').matchAll(
      /^(?:import|export)[^;'"]*?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gmu,
    ),
  ].map(([, fixed, lazy]) => (fixed ?? lazy)!);

/** Whether one folder lies in the other: both are the same room, and may import each other. */
const sameRoom = (one: string, other: string): boolean =>
  one === other || one.startsWith(`${other}/`) || other.startsWith(`${one}/`);

/** Circles of folders, each as `a → b → a`. Tests and their helpers may import anything and do not count. */
export function folderCircles(files: string[], importsOf: (file: string) => string[] = readImports): string[] {
  const imports = new Map<string, Set<string>>();
  for (const file of files) {
    if (!/\.(?:ts|tsx|js)$/u.test(file) || /\.(?:test|cases|spec)\.|\/testing\//u.test(file)) continue;
    const from = dirname(file);
    for (const name of importsOf(file)) {
      if (!/^[.#]/u.test(name)) continue;
      const to = dirname(name.startsWith('#') ? name.slice(1) : join(from, name));
      if (!sameRoom(from, to)) imports.set(from, (imports.get(from) ?? new Set()).add(to));
    }
  }
  const circles: string[] = [];
  const done = new Set<string>();
  const visit = (folder: string, path: string[]): void => {
    const start = path.indexOf(folder);
    if (start >= 0) circles.push([...path.slice(start), folder].join(' → '));
    if (start >= 0 || done.has(folder)) return;
    for (const next of imports.get(folder) ?? []) visit(next, [...path, folder]);
    done.add(folder);
  };
  for (const folder of imports.keys()) visit(folder, []);
  return circles;
}
