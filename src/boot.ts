// The one inline script of a page: constant, small, allowed by its hash. It stands in the head, so that the reader's
// colours and text size are there before the first paint, and asks for face and app only once the page has been
// painted: asked for earlier, they compete with the text for a slow line. It is built on its own (scripts/boot-plugin.ts) and has
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
  const navigation = performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming | undefined;
  // A page that is opened again has to be as long as it was, for the reader to find the place.
  if (now !== undefined || (navigation && navigation.type !== 'navigate')) root.dataset.whole = '';

  // The face: on from the first paint when an earlier page has brought it, else put on when it has come.
  const note = 'sharit-faces';
  const face = root.dir === 'rtl' ? 'Sharit' : 'Sharit Latin';
  let known = now !== undefined;
  try {
    known ||= localStorage.getItem(note) === face;
  } catch {
    // Then each page waits for it.
  }
  if (known) root.dataset.faces = '';

  const dress = async (): Promise<void> => {
    if (known) return;
    // Both files of Arabic at once, a letter and a digit: the page is laid out anew once.
    await document.fonts.load(`1em "${face}"`, '\u06271');
    root.dataset.faces = '';
    localStorage.setItem(note, face);
  };

  const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
  const load = async (): Promise<void> => {
    const parts = [...(also?.split(' ') ?? []), app!];
    for (const href of parts) {
      const link = document.createElement('link');
      link.rel = 'modulepreload';
      link.href = href;
      document.head.append(link);
    }
    // One after the other, so that none keeps a slow processor long.
    for (const href of parts) {
      await import(/* @vite-ignore */ href);
      await pause();
    }
  };

  const inputs = ['pointerdown', 'keydown', 'touchstart', 'wheel'];
  let asked = false;
  const ask = (): void => {
    if (asked) return;
    asked = true;
    for (const input of inputs) removeEventListener(input, ask, true);
    // After a deploy the files may be gone; the page itself reads and links without them.
    if (app) load().catch(() => undefined);
  };
  if (now !== undefined) ask();
  else {
    for (const input of inputs) addEventListener(input, ask, { capture: true, passive: true });
    // Hidden tabs never paint.
    setTimeout(ask, 3000);
    // First the text, then what pictures are in view, then its face, then the app: each has the line to itself.
    const painted = new Promise<void>((resolve) => {
      new PerformanceObserver((list) => {
        if (list.getEntriesByName('first-contentful-paint').length) resolve();
      }).observe({ type: 'paint', buffered: true });
    });
    const loaded = new Promise<void>((resolve) => {
      if (document.readyState === 'complete') resolve();
      else addEventListener('load', () => resolve());
    });
    void Promise.all([painted, loaded])
      .then(pause)
      .then(dress)
      .catch(() => undefined)
      .then(pause)
      .then(ask);
  }
}
