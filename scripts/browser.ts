// A Chromium for tests: Playwright's own, else the system's, else Debian's package when we may install it.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const system = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Path of a browser that is here; null when there is none. */
export function chromiumPath(): string | null {
  return [process.env.CHROMIUM, chromium.executablePath(), ...system].find((path) => path && existsSync(path)) ?? null;
}

/** Finds or installs a browser; an Error says what a person has to do. */
export function ensureChromium(): string {
  const found = chromiumPath();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Installing Chromium from Debian …');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update'], { env, stdio: 'ignore' });
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { env, stdio: 'ignore' });
  }
  const now = chromiumPath();
  if (!now) throw new Error('No browser was found: run "npx playwright install chromium", or install Chromium.');
  return now;
}

if (import.meta.main) {
  try {
    console.log(`Browser for tests: ${ensureChromium()}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
