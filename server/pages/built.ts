import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Language, languages } from '#contract/language.ts';
import { pageKinds } from '#contract/vitals/vitals.ts';
import { tagText } from '../http/html.ts';

export const clientFolder = fileURLToPath(new URL('../../dist/client/', import.meta.url));

/** What every page takes from the built reader. */
export type Built = {
  /** The readers' style sheet and the boot script, both inline and allowed by their hash. */
  style: string;
  boot: string;
  /** Paths of what `style` and `rareStyle` are made of. */
  sheets: { style: string[]; rare: string[] };
  /** The style sheets of the kinds of block that most articles do without, as one; inline in articles that have such a block. */
  rareStyle: string;
  /** Paths of the module that moves the ticker and opens the stream, of the app's entry module, and of what each language's app imports. */
  first: string;
  app: string;
  imports: Record<Language, string[]>;
  /** Paths of what a route's chunk adds, by the route's id. */
  routes: Record<string, string[]>;
};

type Chunk = { file: string; imports?: string[]; css?: string[] };
type Manifest = Record<string, Chunk>;

/** Null when the reader is not built; rejects when the build is incomplete. */
export async function readBuilt(folder = clientFolder): Promise<Built | null> {
  const read = (file: string): Promise<string> => readFile(join(folder, file), 'utf8');
  let manifest: Manifest;
  try {
    manifest = JSON.parse(await read('.vite/manifest.json')) as Manifest;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const chunk = (source: string): Chunk => {
    const found = manifest[source];
    if (!found) throw new Error(`The built reader lacks ${source}.`);
    return found;
  };
  const sheetsOf = (source: string): string[] => {
    const { css = [], imports: shared = [] } = chunk(source);
    return [...css, ...shared.filter((each) => each !== 'index.html').flatMap(sheetsOf)];
  };
  const entry = chunk('index.html');
  const [sheet, ...others] = entry.css ?? [];
  if (!sheet || others.length > 0) throw new Error('The reader is built with exactly one style sheet.');
  const pathOf = (source: string): string => `/${chunk(source).file}`;
  const imports = (entry.imports ?? []).map(pathOf);
  // Each has a chunk of its own.
  const routes = pageKinds.map((id) => {
    const source = `src/routes/${id}.tsx`;
    const added = [...(chunk(source).imports ?? []), source].map(pathOf);
    return [id, added.filter((path) => path !== `/${entry.file}` && !imports.includes(path))];
  });
  const isRare = ([source]: [string, Chunk]): boolean => source.startsWith('src/article/blocks/');
  const rareSheets = new Set(
    Object.entries(manifest)
      .filter(isRare)
      .flatMap(([source]) => sheetsOf(source)),
  );
  const rare = [...rareSheets].toSorted();
  const rareStyle = await Promise.all(rare.map(read));
  const paths = (files: string[]): string[] => files.map((file) => `/${file}`);
  return {
    style: tagText((await read(sheet)).trim(), 'style'),
    sheets: { style: paths([sheet]), rare: paths(rare) },
    rareStyle: tagText(rareStyle.join('').trim(), 'style'),
    boot: tagText(await read('.vite/boot.js'), 'script'),
    first: pathOf('src/first-view.ts'),
    app: `/${entry.file}`,
    imports: Object.fromEntries(
      languages.map((language) => [language, [...imports, pathOf(`src/language/locales/${language}.json`)]]),
    ) as Record<Language, string[]>,
    routes: Object.fromEntries(routes) as Record<string, string[]>,
  };
}
