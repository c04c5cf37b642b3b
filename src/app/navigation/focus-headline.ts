/** Moves the focus to the page's h1, or to `main` while there is none. */
export function focusHeadline(main: HTMLElement | null): void {
  const target = main?.querySelector('h1') ?? main;
  if (!target) return;
  target.setAttribute('tabindex', '-1');
  target.focus({ preventScroll: true });
}
