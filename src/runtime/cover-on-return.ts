/**
 * Hides a page when it is left, and shows it again from the back-forward cache only after `recheck`: whoever returns may no longer be
 * allowed to see it. Until the returned function is called.
 */
export function coverOnReturn(recheck: () => Promise<unknown>): () => void {
  const { style } = document.documentElement;
  const cover = () => {
    style.visibility = 'hidden';
  };
  const uncover = () => {
    style.visibility = '';
  };
  const shown = ({ persisted }: PageTransitionEvent) => {
    if (persisted) void recheck().then(uncover, uncover);
    else uncover();
  };
  addEventListener('pagehide', cover);
  addEventListener('pageshow', shown);
  return () => {
    removeEventListener('pagehide', cover);
    removeEventListener('pageshow', shown);
    uncover();
  };
}
