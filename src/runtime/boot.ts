// The only inline script of a page: constant, and allowed by its hash. It runs in the head, so that the reader's colours and text size
// apply before the first paint, and loads font, style sheet and app only after it: loaded earlier, they would compete with the text for
// a slow connection. It is built separately (scripts/boot-plugin.ts) and has no imports; the storage keys and values are those of
// src/settings/reader-settings.ts and src/ticker/controls/ticker-settings.ts.
{
  const root = document.documentElement;
  const prefix = 'sharit-';
  const stored = (key: string): string | null => {
    try {
      return localStorage.getItem(prefix + key);
    } catch {
      // Storage is blocked: the system's preferences apply.
      return null;
    }
  };
  const link = (rel: string, href: string, blocking = ''): Promise<unknown> =>
    new Promise((resolve) => {
      const element = Object.assign(document.createElement('link'), { rel, href, blocking });
      // A file that fails to load is done without.
      element.onload = element.onerror = resolve;
      document.head.append(element);
    });

  // `app`: the entry module; `also`: its imports, to load them in parallel; `sheet`: the full style sheet, of which the page inlines a
  // part; `now`: an empty page, so there is no first paint to wait for.
  const { app, also, sheet, manifest, now } = document.currentScript!.dataset;
  const shell = now !== undefined;
  const set = root.dataset;

  const scheme = stored('scheme');
  if (scheme) set.theme = scheme;
  const size = stored('text');
  if (size) root.style.fontSize = `${size}%`;
  // The ticker has its final height from the start, and does not move for readers who prefer reduced motion.
  set.ticker = stored('ticker') ?? (matchMedia('(prefers-reduced-motion: reduce)').matches ? 'open' : 'moving');
  if (stored('ticker-folded') === '1') set.tickerFolded = '';
  // The inlined part of the style sheet covers the ticker's default state only.
  let sheetLoaded: Promise<unknown> | undefined;
  const loadSheet = () => (sheetLoaded ??= sheet ? link('stylesheet', sheet, 'render') : Promise.resolve());
  if (set.ticker !== 'moving' || set.tickerFolded === '') void loadSheet();

  const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  // Restoring the scroll position of a reload or of back needs the full height (below-fold in src/styles/utilities.css).
  if (shell || (visit && visit.type !== 'navigate')) set.laidOut = '';

  // The font applies from the first paint if an earlier page has loaded it, else once it is loaded.
  const font = root.dir === 'rtl' ? 'Sharit' : 'Sharit Latin';
  const isFontCached = shell || stored('faces') === font;
  if (isFontCached) set.faces = '';
  const loadFont = async (): Promise<void> => {
    if (isFontCached) return;
    // A letter and a digit load both Arabic files together, so that the page is laid out again only once.
    await document.fonts.load(`1em "${font}"`, '\u06271');
    set.faces = '';
    localStorage.setItem(`${prefix}faces`, font);
  };

  const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
  let loading = false;
  let retryDelay = 1500;
  const loadApp = async (): Promise<void> => {
    if (loading || !app) return;
    loading = true;
    const modules = also ? [...also.split(' '), app] : [app];
    for (const href of modules) void link('modulepreload', href);
    if (manifest) {
      void link('manifest', manifest);
      void link('icon', '/icon.svg');
    }
    await loadSheet();
    // One task per module, so that none blocks a slow processor for long. After a deploy the files may no longer exist; the page and its
    // links work without them.
    try {
      for (const href of modules) {
        await import(/* @vite-ignore */ href);
        await pause();
      }
      return;
    } catch {}
    // The server or the network is down: retry later, or when the device comes online.
    loading = false;
    retryDelay *= 2;
    setTimeout(loadApp, retryDelay);
    addEventListener('online', loadApp, { once: true });
    const page = document.getElementById('root');
    if (page && !page.firstChild) page.textContent = 'تعذّر التحميل، نعيد المحاولة. Could not load, trying again.';
  };

  // Taps on buttons before hydration are replayed after it, and look pressed until then. A tap on a save button is stored instead, so that
  // it survives leaving the page; a tap on a language link sets the cookie that the app would set.
  const taps: HTMLElement[] = [];
  const recordTap = ({ target }: Event): void => {
    const control = (target as Element).closest<HTMLElement>('button[type=button],a[hreflang]');
    if (!control) return;
    const { save } = control.dataset;
    try {
      if (control instanceof HTMLAnchorElement) {
        document.cookie = `${prefix}language=${control.hreflang};path=/;max-age=31536000;samesite=lax`;
        return;
      }
      if (save) {
        const others = (localStorage.getItem(`${prefix}to-save`) ?? '').split(' ').filter((id) => id !== save);
        const on = control.ariaPressed !== 'true';
        localStorage.setItem(`${prefix}to-save`, [...others, on ? save : ''].join(' '));
        control.ariaPressed = `${on}`;
        return;
      }
    } catch {}
    control.dataset.tapped = '';
    taps.push(control);
  };
  addEventListener('click', recordTap, true);
  const replayTaps = (): void => {
    removeEventListener('click', recordTap, true);
    for (const control of taps) {
      delete control.dataset.tapped;
      control.click();
    }
  };
  addEventListener(`${prefix}hydrated`, replayTaps, { once: true });

  if (shell) void loadApp();
  else {
    for (const input of ['pointerdown', 'keydown', 'wheel'])
      addEventListener(input, loadApp, { capture: true, passive: true, once: true });
    // Hidden tabs never paint.
    setTimeout(loadApp, 3000);
    // Text, visible pictures, font, app, in this order: each has the connection to itself.
    const painted = new Promise<void>((resolve) => {
      new PerformanceObserver((list) => {
        if (list.getEntriesByName('first-contentful-paint').length) resolve();
      }).observe({ type: 'paint', buffered: true });
    });
    const loaded = new Promise((resolve) => addEventListener('load', resolve));
    void Promise.all([painted, loaded])
      .then(pause)
      .then(loadFont)
      .catch(() => {})
      .then(pause)
      .then(loadApp);
  }
}
