type Entry = {
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  peerDependenciesMeta?: Record<string, { optional?: boolean }>;
};
/** The part of package-lock.json that matters here: packages by their path, such as `node_modules/a/node_modules/b`. */
export type Lock = { packages: Record<string, Entry> };

/** Paths of the packages and of everything that they need on this machine, as Node resolves them. */
export function closureOf(
  names: readonly string[],
  { packages }: Lock,
  isInstalled: (path: string) => boolean,
): string[] {
  const found = new Set<string>();
  const add = (name: string, from: string, optional: boolean): void => {
    const path = resolve(name, from);
    if (path === null || !isInstalled(path)) {
      // Optional ones of other platforms are not installed.
      if (optional) return;
      throw new Error(`The package ${name}, which ${from || 'the server'} needs, is not installed.`);
    }
    if (found.has(path)) return;
    found.add(path);
    const { dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta } = packages[path]!;
    for (const needed of Object.keys(dependencies ?? {})) add(needed, path, needed in (optionalDependencies ?? {}));
    for (const needed of Object.keys(optionalDependencies ?? {})) add(needed, path, true);
    for (const needed of Object.keys(peerDependencies ?? {}))
      if (!peerDependenciesMeta?.[needed]?.optional) add(needed, path, false);
  };
  /** The nearest package of this name: in the folder of the one that asks, else further up. */
  const resolve = (name: string, from: string): string | null => {
    for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
      const path = `${at ? `${at}/` : ''}node_modules/${name}`;
      if (packages[path]) return path;
      if (at === '') return null;
    }
  };
  for (const name of names) add(name, '', false);
  return [...found].toSorted();
}
