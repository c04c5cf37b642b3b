/** Patterns that only plurals have: what stands between ا and ء of «فعائل», and the singulars that it may belong to. */
const patterns: [plural: RegExp, singulars: string[]][] = [
  [/^(.)(.)اء([^ي])$/u, ['$1$2ي$3ه', '$1$2ي$3', '$1$2ا$3ه', '$1$2و$3ه', '$1$2و$3']],
  [/^(.)وا(.)([^ي])$/u, ['$1ا$2$3', '$1ا$2$3ه']],
  [/^م(.)ا(.)ي(.)$/u, ['م$1$2و$3', 'م$1$2ا$3', 'م$1$2و$3ه']],
  [/^ت(.)ا(.)ي(.)$/u, ['ت$1$2ي$3', 'ت$1$2ي$3ه']],
  [/^ا(.)ا(.)ي(.)$/u, ['ا$1$2و$3ه', 'ا$1$2و$3', 'ا$1$2ي$3', 'ا$1$2ا$3']],
  [/^(.)(.)ا(.)ي(.)$/u, ['$1$2$3و$4', '$1$2$3ا$4', '$1$2$3ي$4', '$1$2$3و$4ه']],
  [/^([^متياو])(.)ا(.)([^يه])$/u, ['$1$2$3$4']],
  [/^(.)(.)(.)اء$/u, ['$1$2ي$3']],
];
/** With أ in front: not the masdars in إ. */
const withHamza: [plural: RegExp, singulars: string[]][] = [
  [/^ا(.)(.)ا\2$/u, ['$1$2']],
  [/^ا(.)(.)ا(.)$/u, ['$1$2$3', '$1$2$3ه', '$1$2ي$3']],
  [/^ا(.)(.)(.)ه$/u, ['$1$2ا$3', '$1$2ي$3', '$1$2و$3']],
  [/^ا(.)(.)(.)اء$/u, ['$1$2ي$3']],
];

/** Singulars of a broken plural that no table has, by its pattern: only known words, so only perhaps right. */
export function guessedSingulars(plural: string, hamza: boolean, known: ReadonlySet<string>): string[] {
  for (const [pattern, singulars] of [...patterns, ...(hamza ? withHamza : [])]) {
    if (!pattern.test(plural)) continue;
    const found = singulars
      .map((singular) => plural.replace(pattern, singular))
      .find((singular) => known.has(singular));
    if (found && found !== plural) return [found];
  }
  return [];
}
