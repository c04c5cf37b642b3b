import { defineConfig, devices } from '@playwright/test';
import { chromiumPath } from './scripts/browser.ts';

const browser = {
  launchOptions: {
    executablePath: chromiumPath() ?? undefined,
    // Chromium as root has no sandbox.
    args: process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu', '--disable-quic'] : [],
  },
};

/** The built app on the real server, in both directions (each spec reads both languages), on a phone and on a desk. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: false,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: process.env.PLAYWRIGHT_JSON ? [['list'], ['json', { outputFile: process.env.PLAYWRIGHT_JSON }]] : 'list',
  projects: [
    {
      name: 'phone',
      use: { ...devices['Pixel 7'], viewport: { width: 360, height: 740 }, ...browser },
    },
    {
      name: 'desktop',
      use: { ...devices['Desktop Chrome'], viewport: { width: 1440, height: 900 }, ...browser },
    },
  ],
});
