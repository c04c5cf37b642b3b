import { useEffect, useState } from 'react';
import { useTranslation } from '../language/I18nContext.tsx';
import { Icon } from '../ui/Icon.tsx';
import { DoneIcon, LinkIcon, ShareIcon } from '../ui/icons.ts';

/** Milliseconds. */
const statusDuration = 3000;

/** Copies the story's address, or passes it to the device's share panel. */
export function ShareTools({ title, path }: { title: string; path: string }) {
  const { t } = useTranslation();
  const [status, setStatus] = useState<'copied' | 'copyFailed' | null>(null);

  useEffect(() => {
    if (!status) return undefined;
    const timer = setTimeout(() => setStatus(null), statusDuration);
    return () => clearTimeout(timer);
  }, [status]);

  const address = () => new URL(path, location.origin).href;
  const copy = () =>
    navigator.clipboard?.writeText(address()).then(
      () => setStatus('copied'),
      () => setStatus('copyFailed'),
    ) ?? setStatus('copyFailed');
  const share = () => {
    if (typeof navigator.share !== 'function') {
      void copy();
      return;
    }
    navigator.share({ title, url: address() }).catch((error: Error) => {
      // Refused when the tap is too long ago, as one replayed after hydration. Closing the panel rejects too, with another name.
      if (error.name === 'NotAllowedError') void copy();
    });
  };
  return (
    <>
      <button type="button" className="tap noscript:hidden" aria-label={t('article.copy')} onClick={() => void copy()}>
        <Icon of={status === 'copied' ? DoneIcon : LinkIcon} />
      </button>
      {/* Touch devices have a share panel; `navigator.share` is known only in the browser, so CSS decides for the first view. */}
      <button
        type="button"
        className="tap noscript:hidden pointer-fine:hidden"
        aria-label={t('article.share')}
        onClick={share}
      >
        <Icon of={ShareIcon} />
      </button>
      <output className="sr-only">{status && t(`article.${status}`)}</output>
    </>
  );
}
