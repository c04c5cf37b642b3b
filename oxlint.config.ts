import { defineConfig } from 'oxlint';
import { type Wall, walls } from './scripts/structure/rooms.ts';

const depths = [1, 2, 3];

type Restricted = { regex: string; message: string; allowTypeImports?: boolean };
const restricted = (patterns: Restricted[]) => ({
  'no-restricted-imports': ['error', { patterns }] as ['error', { patterns: Restricted[] }],
});

// Only the files of the contract without zod may be imported as values: audit-actions, front-places,
// hold-actions, language, language-path, limits, newsroom-name, offline and roles. Their first letters tell them apart, since the linter's regular expressions have no lookahead.
const typesOnly: Restricted = {
  regex: '^(zod$|zod/|#contract/([^afhlnor]|a[^u]|f[^r]|h[^o]|l[^ai]|n[^e]|o[^f]|r[^o]|hold\\.|newsroom\\.))',
  allowTypeImports: true,
  message: 'Types only: no schema library in the browser bundle.',
};
const meetsInContract = (other: 'src' | 'server'): Restricted => ({
  regex: `^(\\.\\./)+${other}/`,
  message: 'src and server meet in contract/ and words/ only.',
});
const general: Record<string, Restricted[]> = {
  src: [meetsInContract('server'), typesOnly, { regex: '^node:', message: 'The reader runs in a browser.' }],
  server: [meetsInContract('src')],
};

/** Overrides that refuse a room's forbidden imports (scripts/structure/rooms.ts), for files at every depth of its folder. */
function wall({ room, forbidden }: Wall) {
  const parents = room.split('/').slice(0, -1);
  const outer = walls().filter((other) => room.startsWith(`${other.room}/`));
  return depths.map((depth) => {
    const patterns = [...general[parents[0]!]!];
    const close = (names: string[], up: number) => {
      if (names.length > 0)
        patterns.push({
          regex: `^${'\\.\\./'.repeat(up)}(${names.join('|')})(/|\\.)`,
          message: 'Imports flow one way: see scripts/structure/rooms.ts.',
        });
    };
    close(forbidden, depth);
    for (const other of outer) close(other.forbidden, depth + 1);
    return { files: [`${room}/${'*/'.repeat(depth - 1)}*.{ts,tsx}`], rules: restricted(patterns) };
  });
}

export default defineConfig({
  plugins: ['typescript', 'react', 'jsx-a11y', 'import', 'vitest', 'promise'],
  categories: { correctness: 'error', suspicious: 'warn' },
  env: { browser: true, node: true, es2024: true },
  ignorePatterns: ['dist', 'data', 'node_modules', 'server/store/database/migrations'],
  rules: {
    'no-console': 'off',
    'react/react-in-jsx-scope': 'off',
    'react/no-danger': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'off',
    'typescript/consistent-type-imports': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-non-null-assertion': 'off',
    'typescript/no-unsafe-type-assertion': 'off',
    'typescript/no-unnecessary-type-assertion': 'off',
    'typescript/switch-exhaustiveness-check': 'error',
    'import/no-cycle': 'error',
    'import/no-default-export': 'error',
    'import/no-unassigned-import': 'off',
    'import/no-named-as-default-member': 'off',
    'no-shadow': 'off',
    'typescript/consistent-return': 'off',
    'typescript/unbound-method': 'off',
    'typescript/no-base-to-string': 'off',
    'typescript/no-misused-spread': 'off',
    'jsx-a11y/prefer-tag-over-role': 'off',
    'jsx-a11y/no-noninteractive-element-interactions': 'off',
    'react/iframe-missing-sandbox': 'off',
    'no-misleading-character-class': 'off',
    'no-useless-concat': 'off',
    'no-new': 'off',
    'no-await-in-loop': 'off',
    'no-underscore-dangle': 'off',
    'require-await': 'off',
  },
  overrides: [
    { files: ['*.config.ts', 'src/**/*.d.ts'], rules: { 'import/no-default-export': 'off' } },
    // A folder of it may import what lies above it.
    ...['', '../'].map((above, depth) => ({
      files: [`contract/${'*/'.repeat(depth)}*.ts`],
      rules: restricted([
        {
          regex: `^(${above.replaceAll('.', '\\.')}\\.\\./|#|node:|@|[a-y])`,
          message: 'contract/ imports zod and itself only.',
        },
      ]),
    })),
    {
      files: ['words/**'],
      rules: restricted([
        {
          regex: '^((\\.\\./)+(src|server|bench|scripts|e2e|content)/|node:)',
          message: 'words/ is pure: it imports contract/ and packages only.',
        },
      ]),
    },
    ...['src', 'server'].map((root) => ({ files: [`${root}/**`], rules: restricted(general[root]!) })),
    ...walls().flatMap(wall),
    { files: ['**/*.{test,cases}.{ts,tsx}', '{src,server}/testing/**'], rules: { 'no-restricted-imports': 'off' } },
    {
      files: ['e2e/**', 'src/testing/**', '**/*.test.{ts,tsx}'],
      rules: {
        'vitest/no-conditional-tests': 'off',
        'vitest/require-mock-type-parameters': 'off',
        'vitest/expect-expect': 'off',
      },
    },
  ],
});
