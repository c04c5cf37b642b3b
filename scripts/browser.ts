// A Chromium for tests: Playwright's own, else the system's, else Debian's package where it may be installed.
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { installFromDebian } from './install-from-debian.ts';

const system = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Path of an installed browser; null when there is none. */
export function chromiumPath(): string | null {
  return [process.env.CHROMIUM, chromium.executablePath(), ...system].find((path) => path && existsSync(path)) ?? null;
}

/** Path of a browser, installed if need be; throws an Error that says what to do. */
export function ensureChromium(): string {
  const found = chromiumPath();
  if (found) return found;
  installFromDebian('chromium');
  const now = chromiumPath();
  if (!now) throw new Error('No browser was found: run "npx playwright install chromium", or install Chromium.');
  return now;
}

/** Chromium's sandbox does not work for root. */
export const chromiumArgs = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu', '--disable-quic'] : [];

if (import.meta.main) {
  try {
    console.log(`Browser for tests: ${ensureChromium()}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
