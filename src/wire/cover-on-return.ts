/**
 * A page that the browser keeps whole for going back is covered when it is left, and shown again only after `recheck`: what it shows may
 * not be for these eyes any more. Until the returned function is called.
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
