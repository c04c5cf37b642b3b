import { defineConfig } from 'vitest/config';

/** npm run test:faults: real processes, some of them killed. Run by hand; docs/reliability.md has the results. */
export default defineConfig({
  test: {
    root: 'faults',
    include: ['*.fault.ts'],
    // Each one uses the whole machine.
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 120_000,
  },
});
