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

// The share of page views that is measured, the kind of page, and what measures it (server/pages/document.ts): by its address, because Vite's loader of
// chunks would be in this script. Here and not in the app, so that readers who never need it count, too.
const [share, page, measuring] =
  document.head.querySelector<HTMLElement>('[data-vitals]')?.dataset['vitals']!.split(' ') ?? [];
if (Math.random() < Number(share))
  (import(/* @vite-ignore */ measuring!) as Promise<typeof import('./vitals/measure-vitals.ts')>).then(
    ({ measureVitals }) => measureVitals(page as PageKind),
    // After a deploy it may no longer exist.
    () => {},
  );
