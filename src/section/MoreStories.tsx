import { useEffect, useLayoutEffect, useRef } from 'react';
import { useTranslation } from '../language/I18nContext.tsx';
import { Button, buttonLook } from '../ui/Button.tsx';
import { useListPlace } from './useListPlace.ts';

type Props = {
  /** Address of the list's next page, for browsers without scripts. Null at the end. */
  href: string | null;
  label: string;
  end: string;
  /** How many pages are loaded. */
  pages: number;
  loading: boolean;
  failed: boolean;
  /** Whether the next page is loaded when the end comes near. Only for the first pages, so that the footer can be reached. */
  automatic: boolean;
  onMore(): void;
};

/** The end of a list: loads the next page by button or when it comes near; a link without scripts. */
export function MoreStories({ href, label, end, pages, loading, failed, automatic, onMore }: Props) {
  const { t } = useTranslation();
  useListPlace({ pages, loading, failed, ended: href === null, onMore });
  const place = useRef<HTMLDivElement>(null);
  const pressed = useRef(false);
  const more = useRef(onMore);
  useEffect(() => {
    more.current = onMore;
  });
  const watching = automatic && href !== null && !loading && !failed;
  useEffect(() => {
    if (!watching || !place.current || typeof IntersectionObserver === 'undefined') return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && more.current(), {
      rootMargin: '600px',
    });
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [watching]);

  useLayoutEffect(() => {
    // The pressed control has been replaced: its replacement takes the focus.
    if (!pressed.current || document.activeElement !== document.body) return;
    place.current?.querySelector<HTMLElement>('a, button, [tabindex]')?.focus({ preventScroll: true });
  });
  const loadMore = () => {
    pressed.current = true;
    onMore();
  };

  if (href === null)
    return (
      <div ref={place} className="border-t border-rule pt-4 text-ui text-mute">
        <p tabIndex={-1}>{end}</p>
      </div>
    );
  return (
    <div ref={place} className="flex flex-wrap items-center gap-4 border-t border-rule pt-4">
      {failed && <p role="alert">{t('section.loadFailed')}</p>}
      {failed ? (
        <Button onClick={loadMore}>{t('common.retry')}</Button>
      ) : (
        <a
          href={href}
          aria-disabled={loading || undefined}
          className={buttonLook}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return;
            event.preventDefault();
            if (!loading) loadMore();
          }}
        >
          {loading ? t('common.loading') : label}
        </a>
      )}
    </div>
  );
}
