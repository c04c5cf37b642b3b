import { type Metric, onCLS, onFCP, onINP, onLCP, onTTFB } from 'web-vitals';
import type { PageKind, Vitals } from '#contract/vitals/vitals.ts';
import { sendVitals } from '../wire/vitals/send-vitals.ts';

/** Measures this page until it is hidden for the first time, and sends that: afterwards many browsers run nothing any more. */
export function measureVitals(page: PageKind): void {
  const vitals: Vitals = { page };
  const note = ({ name, value }: Metric): void => {
    vitals[name] = value;
  };
  // All changes: the last ones are reported while the page is being hidden, perhaps after `send`.
  for (const on of [onTTFB, onFCP, onLCP, onCLS, onINP]) on(note, { reportAllChanges: true });
  const send = (): void => {
    if (document.visibilityState !== 'hidden') return;
    document.removeEventListener('visibilitychange', send);
    sendVitals(vitals);
  };
  document.addEventListener('visibilitychange', send);
}
