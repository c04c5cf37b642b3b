import { readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const page = readFileSync(new URL('../docs/reliability.md', import.meta.url), 'utf8');
const named = page.matchAll(/`((?:faults|server)\/[\w/-]+\.(?:fault|test)\.ts)`/gu);

/** npm run test:faults: every test that docs/reliability.md names, with real processes, some of them killed. Run by hand; the page has the results. */
export default defineConfig({
  test: {
    include: [...new Set(Array.from(named, ([, file]) => file!))],
    // Each one uses the whole machine.
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 120_000,
  },
});
