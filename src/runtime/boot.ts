// The only inline script of a page: constant, and allowed by its hash. It runs in the head and is the order of start-up; the list is at its
// end, and src/main.tsx goes on from there. It is built separately (scripts/boot-plugin.ts) and has no imports; the storage keys and values
// are those of src/settings/reader-settings.ts, src/runtime/data-saver.ts, src/ticker/controls/ticker-settings.ts and src/saved/saved-stories.ts.
{
  const root = document.documentElement;
  const { dataset } = root;
  const prefix = 'sharit-';
  // `app`: the entry module; `imports`: its imports, to load them in parallel; `route`: what the app imports first; `first`: the module of a first view (src/first-view.ts), which
  // a page lacks that only the browser fills.
  const { app, imports, route, first, manifest } = document.currentScript!.dataset;
  const modules = [...(imports ? imports.split(' ') : []), app!];

  const stored = (key: string): string | null => {
    try {
      return localStorage.getItem(prefix + key);
    } catch {
      // Storage is blocked: the system's preferences apply.
      return null;
    }
  };
  const link = (rel: string, href: string): void =>
    document.head.append(Object.assign(document.createElement('link'), { rel, href }));
  const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
  const once = (type: string): Promise<unknown> =>
    new Promise((resolve) => addEventListener(type, resolve, { once: true }));

  const applySettings = (): void => {
    const scheme = stored('scheme');
    if (scheme) dataset.theme = scheme;
    const size = stored('text');
    if (size) root.style.fontSize = `${size}%`;
    // The ticker has its final height from the start, and does not move for readers who prefer reduced motion.
    dataset.ticker = stored('ticker') ?? (matchMedia('(prefers-reduced-motion: reduce)').matches ? 'open' : 'moving');
    if (stored('ticker-folded') === '1') dataset.tickerFolded = '';
    // No picture is loaded before the reader asks for it (src/offline/pictures/load-pictures.ts); the newsroom's logo is none.
    const { connection } = navigator as { connection?: { saveData?: boolean } };
    if ((stored('data') ?? (connection?.saveData ? 'less' : '')) === 'less') {
      dataset.pictures = 'later';
      const policy = `img-src data: blob: ${location.origin}/newsroom/ ${location.origin}/icon.svg`;
      const meta = document.createElement('meta');
      document.head.append(Object.assign(meta, { httpEquiv: 'Content-Security-Policy', content: policy }));
    }
  };

  // Restoring the scroll position of a reload or of back needs the full height (below-fold in src/styles/utilities.css).
  const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const isReopened = visit !== undefined && visit.type !== 'navigate';
  const font = root.dir === 'rtl' ? 'Sharit' : 'Sharit Latin';
  const isFontCached = !first || stored('faces') === font;
  const applyKnown = (): void => {
    if (!first || isReopened) dataset.laidOut = '';
    if (isFontCached) dataset.faces = '';
  };

  // Taps on buttons before hydration are replayed after it, and look pressed until then. A tap on a save button is stored instead, so that
  // it survives leaving the page; a tap on a language link sets the cookie that the app would set.
  const recordTaps = (): void => {
    const taps: HTMLElement[] = [];
    const record = ({ target }: Event): void => {
      const control = (target as Element).closest<HTMLElement>('button[type=button],a[hreflang]');
      if (!control) return;
      const { save } = control.dataset;
      try {
        if (control instanceof HTMLAnchorElement) {
          document.cookie = `${prefix}language=${control.hreflang};path=/;max-age=31536000;samesite=lax`;
        } else if (save) {
          const others = (localStorage.getItem(`${prefix}to-save`) ?? '').split(' ').filter((id) => id !== save);
          const on = control.ariaPressed !== 'true';
          localStorage.setItem(`${prefix}to-save`, [...others, on ? save : ''].join(' '));
          control.ariaPressed = `${on}`;
          return;
        }
      } catch {}
      // With cookies forbidden, too, the link leads where it leads.
      if (control instanceof HTMLAnchorElement) return;
      control.dataset.tapped = '';
      taps.push(control);
    };
    addEventListener('click', record, true);
    const replay = (): void => {
      removeEventListener('click', record, true);
      for (const control of taps) {
        delete control.dataset.tapped;
        control.click();
      }
    };
    addEventListener(`${prefix}hydrated`, replay, { once: true });
  };

  /** Text and the pictures in view, of which one may be very late. */
  const painted = (): Promise<unknown> =>
    Promise.all([
      Promise.race([once('load'), new Promise((resolve) => setTimeout(resolve, 5000))]),
      new Promise<void>((resolve) => {
        new PerformanceObserver((list) => {
          if (list.getEntriesByName('first-contentful-paint').length) resolve();
        }).observe({ type: 'paint', buffered: true });
      }),
    ]);

  const loadFont = async (): Promise<void> => {
    // A letter and a digit load both Arabic files together, so that the page is laid out again only once.
    if (!isFontCached) await document.fonts.load(`1em "${font}"`, '\u06271');
    localStorage.setItem(`${prefix}faces`, font);
  };

  /** Our font, the moving ticker and the stream, in one task and one layout. */
  const loadFirst = async (): Promise<void> => {
    const [module] = await Promise.all([
      // After a deploy it may no longer exist.
      (import(/* @vite-ignore */ first!) as Promise<{ startFirstView(need: () => void): void }>).catch(() => null),
      loadFont().catch(() => {}),
    ]);
    dataset.faces = '';
    if (!loading) module?.startFirstView(startApp);
  };

  let preloaded = false;
  const preloadApp = (): void => {
    if (preloaded) return;
    preloaded = true;
    for (const href of [...modules, ...(route ? route.split(' ') : [])]) link('modulepreload', href);
    if (manifest) {
      link('manifest', manifest);
      link('icon', '/icon.svg');
    }
  };

  let loading = false;
  let retryDelay = 1500;
  const startApp = async (): Promise<void> => {
    if (loading || !app) return;
    loading = true;
    preloadApp();
    // One task per module, so that none blocks a slow processor for long. After a deploy the files may no longer exist; the page and its
    // links work without them.
    try {
      for (const href of modules) {
        await import(/* @vite-ignore */ href);
        await nextTask();
      }
      return;
    } catch {}
    // The server or the network is down: retry later, or when the device comes online.
    loading = false;
    retryDelay *= 2;
    setTimeout(startApp, retryDelay);
    addEventListener('online', startApp, { once: true });
    const page = document.getElementById('root');
    if (page && !page.firstChild) page.textContent = 'تعذّر التحميل، نعيد المحاولة. Could not load, trying again.';
  };

  /** The reader acts, or the page is other than what was printed. */
  const startAppWhenNeeded = (): void => {
    for (const sign of [
      'pointerdown',
      'pointermove',
      'touchstart',
      'wheel',
      'scroll',
      'keydown',
      'focusin',
      'offline',
      'storage',
    ])
      addEventListener(sign, startApp, { capture: true, passive: true, once: true });
    addEventListener('pageshow', ({ persisted }) => persisted && startApp());
    const startIfOther = (): void => {
      const { save } = document.querySelector<HTMLElement>('[data-save]')?.dataset ?? {};
      const isOther =
        isReopened ||
        stored('ticker-paused') === '1' ||
        stored('ticker-folded') === '1' ||
        dataset.ticker === 'stepped' ||
        // Saved stories by their id; those to be saved are saved by the button (src/saved/save-pending.ts).
        (save && (stored('to-save') || stored('saved')?.includes(save.split('/')[1]!))) ||
        document.querySelector('[data-needs-app]');
      if (isOther) void painted().then(nextTask).then(startApp);
    };
    addEventListener('DOMContentLoaded', startIfOther, { once: true });
  };

  applySettings();
  applyKnown();
  recordTaps();
  if (first) {
    startAppWhenNeeded();
    // Each has the connection to itself. Hidden tabs never paint, and need nothing.
    void painted().then(nextTask).then(loadFirst).then(nextTask).then(preloadApp);
  } else void startApp();
}
