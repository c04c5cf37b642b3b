import { defineConfig, devices } from '@playwright/test';
import { chromiumArgs, chromiumPath } from './scripts/browser.ts';

const browser = {
  // Routes of a test see no request that a service worker makes; e2e/offline allows it.
  serviceWorkers: 'block' as const,
  launchOptions: {
    executablePath: chromiumPath() ?? undefined,
    args: chromiumArgs,
  },
};

/** The built app on the real server, on a phone and on a desktop; specs cover both text directions. A tag names the one width that a test is about, or that is enough. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: false,
  workers: 2,
  // A busy machine may miss a time limit once; `npm test` names what passed only at the second attempt.
  retries: 1,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: process.env.PLAYWRIGHT_JSON ? [['list'], ['json', { outputFile: process.env.PLAYWRIGHT_JSON }]] : 'list',
  projects: [
    {
      name: 'phone',
      // Connections, clocks, sessions, links and what an open page is told do not depend on the width of the screen.
      testIgnore:
        /\/(?:away|clock|front-follows|desk-live|desk-session|preview-link|stream|update|withdrawn)\.spec\.ts$/,
      grepInvert: /@desktop/,
      use: { ...devices['Pixel 7'], viewport: { width: 360, height: 740 }, ...browser },
    },
    {
      name: 'desktop',
      grepInvert: /@phone/,
      use: { ...devices['Desktop Chrome'], viewport: { width: 1440, height: 900 }, ...browser },
    },
  ],
});
