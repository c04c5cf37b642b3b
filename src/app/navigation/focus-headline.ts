/** Puts the focus where reading goes on: on the page's headline, or on the page while it has none. */
export function focusHeadline(main: HTMLElement | null): void {
  const target = main?.querySelector('h1') ?? main;
  if (!target) return;
  target.setAttribute('tabindex', '-1');
  target.focus({ preventScroll: true });
}
