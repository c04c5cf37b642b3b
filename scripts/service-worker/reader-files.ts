/** Vite's manifest: chunks by source. */
export type Manifest = Record<
  string,
  { file: string; imports?: string[]; dynamicImports?: string[]; css?: string[]; assets?: string[] }
>;

const entries = ['index.html', 'src/first-view.ts'];
/** Editors' pages, whose code readers never load. */
const editors = /^src\/(?:routes\/(?:desk\/|preview\.tsx)|language\/locales\/desk\.)/u;
/** What only a few stories need: players, tables, galleries; and words of languages that this build lacks. */
const rare = /^src\/article\/blocks\/|^node_modules\/(?:hls\.js|@orama)\//u;
/** Files with a fixed name that the app's start needs. */
const fixed = ['icon.svg'];

/** Files of the reader: those without which it does not start on any page, and those that are loaded when needed. */
export function readerFiles(manifest: Manifest): { start: string[]; later: string[] } {
  const start = filesFrom(manifest, (source) => !editors.test(source) && !rare.test(source));
  const all = filesFrom(manifest, (source) => !editors.test(source));
  // Sheets are in the page, and fonts are not what the start waits for.
  const isLate = (file: string): boolean => /\.(?:css|woff2)$/u.test(file);
  return {
    start: [...start].filter((file) => !isLate(file)).concat(fixed),
    later: [...all].filter((file) => !start.has(file) || isLate(file)),
  };
}

/** Everything that the entries import, statically or later, past sources that `follow` refuses. */
function filesFrom(manifest: Manifest, follow: (source: string) => boolean): Set<string> {
  const files = new Set<string>();
  const seen = new Set<string>();
  const visit = (source: string): void => {
    const chunk = manifest[source];
    if (!chunk || seen.has(source) || !follow(source)) return;
    seen.add(source);
    for (const file of [chunk.file, ...(chunk.css ?? []), ...(chunk.assets ?? [])]) files.add(file);
    for (const next of [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? [])]) visit(next);
  };
  entries.forEach(visit);
  return files;
}
