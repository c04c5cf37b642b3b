import { chromium } from '@playwright/test';
import lighthouse from 'lighthouse';
import { chromiumArgs, ensureChromium } from '../scripts/browser.ts';

/** Times in ms; scores of 100. */
export type Scores = {
  lcp: number;
  tbt: number;
  kilobytes: number;
  performance: number;
  accessibility: number;
  'best-practices': number;
  seo: number;
};

const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const debuggingPort = 4699;

/** Which audits keep our pages below 100. */
export const failedAudits = new Set<string>();

/** Lighthouse's mobile defaults, simulated throttling, in a browser of its own. `isOurs`: failed audits are collected. */
export async function scoresOf(url: string, isOurs: boolean): Promise<Scores> {
  const browser = await chromium.launch({
    executablePath: ensureChromium(),
    args: [`--remote-debugging-port=${debuggingPort}`, ...chromiumArgs],
  });
  try {
    // The live stream stays open, so the network never becomes as idle as Lighthouse waits for.
    const result = await lighthouse(url, { port: debuggingPort, logLevel: 'silent', maxWaitForLoad: 15_000 });
    const { lhr } = result!;
    if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
    if (isOurs) recordFailedAudits(lhr);
    const value = (id: string): number => lhr.audits[id]?.numericValue ?? Number.NaN;
    const scores = Object.fromEntries(
      categories.map((name) => [name, Math.round((lhr.categories[name]?.score ?? 0) * 100)]),
    ) as Record<(typeof categories)[number], number>;
    return {
      lcp: value('largest-contentful-paint'),
      tbt: value('total-blocking-time'),
      kilobytes: value('total-byte-weight') / 1000,
      ...scores,
    };
  } finally {
    await browser.close();
  }
}

function recordFailedAudits(lhr: NonNullable<Awaited<ReturnType<typeof lighthouse>>>['lhr']): void {
  for (const category of categories) {
    if (category === 'performance') continue;
    for (const { id, weight } of lhr.categories[category]?.auditRefs ?? []) {
      const audit = lhr.audits[id];
      if (weight > 0 && audit?.score !== null && audit?.score !== undefined && audit.score < 1)
        failedAudits.add(`${category}: ${id} (${audit.title})`);
    }
  }
}
