/** The link in `list` whose line in `copy` is at this point of the window. */
export function linkBehind(
  copy: HTMLElement,
  list: HTMLElement,
  { clientX, clientY }: { clientX: number; clientY: number },
): HTMLAnchorElement | null {
  for (const line of copy.children) {
    const { left, right, top, bottom } = line.getBoundingClientRect();
    if (clientX < left || clientX > right || clientY < top || clientY > bottom) continue;
    const id = line instanceof HTMLElement ? line.dataset['line'] : undefined;
    return id === undefined ? null : list.querySelector(`[data-line="${CSS.escape(id)}"] a`);
  }
  return null;
}
