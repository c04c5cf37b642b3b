// What a page does by itself until the app is needed: its ticker moves, and its stream is open. Loaded by the boot script
// (src/runtime/boot.ts) after the first paint.
import type { PageKind } from '#contract/vitals/vitals.ts';
import { readInitialState } from './app/loading/read-initial-state.ts';
import { openFirstStream } from './live/first-stream.ts';
import { startFirstMarquee } from './ticker/first-marquee.ts';

/** Ages of stories, and what is breaking, are a minute old by then. */
const minute = 60_000;

/** Calls `need` when the page has to change. */
export function startFirstView(need: () => void): void {
  const state = readInitialState();
  const position = state && openFirstStream(document.documentElement.lang, state.queries, need);
  // Without a ticker in the page the app has to load it.
  if (position === null) return need();
  setTimeout(need, Math.min(minute, startFirstMarquee()));
}

// The share of page views that is measured, and the kind of page (server/pages/document.ts). Here, so that readers who never need the app count too.
const [share, page] = document.head.querySelector<HTMLElement>('[data-vitals]')?.dataset['vitals']!.split(' ') ?? [];
if (Math.random() < Number(share))
  import('./vitals/measure-vitals.ts').then(
    ({ measureVitals }) => measureVitals(page as PageKind),
    () => {},
  );
