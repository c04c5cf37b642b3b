// What `stories.search` holds beside strong keys. Keys are letters and digits, so that none begins with one of these signs.

export const weakLexeme = (key: string): string => `~${key}`;
export const authorLexeme = (slug: string): string => `@${slug}`;
export const kindLexeme = (kind: string): string => `#${kind}`;

/** A lexeme inside of a tsvector or tsquery literal. */
export const quotedLexeme = (lexeme: string): string => `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
