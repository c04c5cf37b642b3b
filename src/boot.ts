// The one inline script of a page: constant, small, allowed by its hash. It stands in the head, so that the reader's
// colours and text size are there before the first paint, and asks for the app only once the page has been painted:
// asked for earlier, it competes with the text for a slow line. It is built on its own (scripts/boot-plugin.ts) and has
// no imports. Names of keys and values: src/ui/reader-settings.ts.
{
  const root = document.documentElement;
  try {
    const scheme = localStorage.getItem('sharit-scheme');
    if (scheme === 'light' || scheme === 'dark') root.dataset.theme = scheme;
    const size = localStorage.getItem('sharit-text');
    if (size === '112.5' || size === '125' || size === '150') root.style.fontSize = `${size}%`;
    // src/ticker/ticker-settings.ts: the bar has its height from the start, and nothing moves for those who asked for stillness.
    const ticker = localStorage.getItem('sharit-ticker');
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    root.dataset.ticker = ticker ?? (still ? 'open' : 'moving');
    if (localStorage.getItem('sharit-ticker-folded') === '1') root.dataset.tickerFolded = '';
  } catch {
    // Storage is closed: the page looks as the system has it.
  }

  // `app`: the entry module; `also`: what it will import, so that nothing waits for it to say so; `now`: no page to paint first.
  const { app, also, now } = document.currentScript!.dataset;
  if (app) {
    const inputs = ['pointerdown', 'keydown', 'touchstart', 'wheel'];
    let asked = false;
    const ask = (): void => {
      if (asked) return;
      asked = true;
      for (const input of inputs) removeEventListener(input, ask, true);
      for (const href of also?.split(' ') ?? []) {
        const link = document.createElement('link');
        link.rel = 'modulepreload';
        link.href = href;
        document.head.append(link);
      }
      // After a deploy the file may be gone; the page itself reads and links without it.
      import(/* @vite-ignore */ app).catch(() => undefined);
    };
    if (now !== undefined) ask();
    else {
      for (const input of inputs) addEventListener(input, ask, { capture: true, passive: true });
      // Hidden tabs never paint.
      setTimeout(ask, 3000);
      new PerformanceObserver((list) => {
        if (list.getEntriesByName('first-contentful-paint').length) setTimeout(ask);
      }).observe({ type: 'paint', buffered: true });
    }
  }
}
