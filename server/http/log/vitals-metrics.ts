import { Histogram, type Registry } from 'prom-client';
import type { Vitals } from '#contract/vitals/vitals.ts';

// With the limits of "good" and "poor" among them (https://web.dev/articles/vitals).
const seconds = [0.05, 0.1, 0.2, 0.3, 0.5, 0.8, 1.2, 1.8, 2.5, 3, 4, 6, 10];
const scores = [0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1];
const times = ['TTFB', 'FCP', 'LCP', 'INP'] as const;

/** Histograms of what readers' browsers measured; resolves to a function that adds one page's. */
export function vitalsMetrics(registry: Registry): (vitals: Vitals) => void {
  const duration = new Histogram({
    name: 'sharit_web_vitals_seconds',
    help: 'Times that browsers of readers measured, by kind of page',
    labelNames: ['metric', 'page'],
    buckets: seconds,
    registers: [registry],
  });
  const shift = new Histogram({
    name: 'sharit_web_vitals_layout_shift_score',
    help: 'Cumulative Layout Shift that browsers of readers measured, by kind of page',
    labelNames: ['page'],
    buckets: scores,
    registers: [registry],
  });
  return ({ page, CLS, ...measured }) => {
    for (const metric of times) {
      const milliseconds = measured[metric];
      if (milliseconds !== undefined) duration.observe({ metric, page }, milliseconds / 1000);
    }
    if (CLS !== undefined) shift.observe({ page }, CLS);
  };
}
