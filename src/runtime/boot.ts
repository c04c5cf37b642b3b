// The one inline script of a page: constant, small, allowed by its hash. It stands in the head, so that the reader's
// colours and text size are there before the first paint, and asks for face, style sheet and app only once the page has been
// painted: asked for earlier, they compete with the text for a slow line. It is built on its own (scripts/boot-plugin.ts) and has
// no imports. Names of keys and values: src/settings/reader-settings.ts, src/ticker/controls/ticker-settings.ts.
{
  const root = document.documentElement;
  const own = 'sharit-';
  const kept = (key: string): string | null => {
    try {
      return localStorage.getItem(own + key);
    } catch {
      // Storage is closed: the page looks as the system has it.
      return null;
    }
  };
  const link = (rel: string, href: string, blocking = ''): Promise<unknown> =>
    new Promise((resolve) => {
      const element = Object.assign(document.createElement('link'), { rel, href, blocking });
      // What does not come is done without.
      element.onload = element.onerror = resolve;
      document.head.append(element);
    });

  // `app`: the entry module; `also`: what it will import, so that nothing waits for it to say so; `sheet`: the whole style, of
  // which the page has its part; `now`: no page to paint first.
  const { app, also, sheet, manifest, now } = document.currentScript!.dataset;
  const shell = now !== undefined;
  const set = root.dataset;

  const scheme = kept('scheme');
  if (scheme) set.theme = scheme;
  const size = kept('text');
  if (size) root.style.fontSize = `${size}%`;
  // The bar has its height from the start, and nothing moves for those who asked for stillness.
  set.ticker = kept('ticker') ?? (matchMedia('(prefers-reduced-motion: reduce)').matches ? 'open' : 'moving');
  if (kept('ticker-folded') === '1') set.tickerFolded = '';
  // The page brings the style of the bar as most have it.
  let styled: Promise<unknown> | undefined;
  const style = () => (styled ??= sheet ? link('stylesheet', sheet, 'render') : Promise.resolve());
  if (set.ticker !== 'moving' || set.tickerFolded === '') void style();

  const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  // A page that is opened again has to be as long as it was, for the reader to find the place.
  if (shell || (visit && visit.type !== 'navigate')) set.whole = '';

  // The face: on from the first paint when an earlier page has brought it, else put on when it has come.
  const face = root.dir === 'rtl' ? 'Sharit' : 'Sharit Latin';
  const known = shell || kept('faces') === face;
  if (known) set.faces = '';
  const dress = async (): Promise<void> => {
    if (known) return;
    // Both files of Arabic at once, a letter and a digit: the page is laid out anew once.
    await document.fonts.load(`1em "${face}"`, '\u06271');
    set.faces = '';
    localStorage.setItem(`${own}faces`, face);
  };

  const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
  let asked = false;
  let wait = 1500;
  const ask = async (): Promise<void> => {
    if (asked || !app) return;
    asked = true;
    const parts = also ? [...also.split(' '), app] : [app];
    for (const href of parts) void link('modulepreload', href);
    if (manifest) {
      void link('manifest', manifest);
      void link('icon', '/icon.svg');
    }
    await style();
    // One after the other, so that none keeps a slow processor long. After a deploy the files may be gone; the page itself
    // reads and links without them.
    try {
      for (const href of parts) {
        await import(/* @vite-ignore */ href);
        await pause();
      }
      return;
    } catch {}
    // The server is away, or the line: again in a while, or when it is back.
    asked = false;
    wait *= 2;
    setTimeout(ask, wait);
    addEventListener('online', ask, { once: true });
    const page = document.getElementById('root');
    if (page && !page.firstChild) page.textContent = 'تعذّر التحميل، نعيد المحاولة. Could not load, trying again.';
  };

  // Until the app hears them, taps on buttons wait for it and show that they were felt; a story to be saved is also remembered for
  // the next page. The language is chosen by a link, and is remembered as the app would.
  const taps: HTMLElement[] = [];
  const felt = ({ target }: Event): void => {
    const control = (target as Element).closest<HTMLElement>('button[type=button],a[hreflang]');
    if (!control) return;
    const { save } = control.dataset;
    try {
      if (control instanceof HTMLAnchorElement) {
        document.cookie = `${own}language=${control.hreflang};path=/;max-age=31536000;samesite=lax`;
        return;
      }
      if (save) {
        const others = (localStorage.getItem(`${own}to-save`) ?? '').split(' ').filter((one) => one !== save);
        const on = control.ariaPressed !== 'true';
        localStorage.setItem(`${own}to-save`, [...others, on ? save : ''].join(' '));
        control.ariaPressed = `${on}`;
        return;
      }
    } catch {}
    control.dataset.tapped = '';
    taps.push(control);
  };
  addEventListener('click', felt, true);
  const heard = (): void => {
    removeEventListener('click', felt, true);
    for (const control of taps) {
      delete control.dataset.tapped;
      control.click();
    }
  };
  addEventListener(`${own}hydrated`, heard, { once: true });

  if (shell) void ask();
  else {
    for (const input of ['pointerdown', 'keydown', 'wheel'])
      addEventListener(input, ask, { capture: true, passive: true, once: true });
    // Hidden tabs never paint.
    setTimeout(ask, 3000);
    // First the text, then what pictures are in view, then its face, then the app: each has the line to itself.
    const painted = new Promise<void>((resolve) => {
      new PerformanceObserver((list) => {
        if (list.getEntriesByName('first-contentful-paint').length) resolve();
      }).observe({ type: 'paint', buffered: true });
    });
    const loaded = new Promise((resolve) => addEventListener('load', resolve));
    void Promise.all([painted, loaded])
      .then(pause)
      .then(dress)
      .catch(() => {})
      .then(pause)
      .then(ask);
  }
}
