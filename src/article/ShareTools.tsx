import { useEffect, useState } from 'react';
import { useTranslation } from '../language/I18nContext.tsx';
import { Icon } from '../ui/Icon.tsx';
import { DoneIcon, LinkIcon, ShareIcon } from '../ui/icons.ts';

const saidFor = 3000;

/** The story's address: copied, or handed to what the device shares with. */
export function ShareTools({ title, path }: { title: string; path: string }) {
  const { t } = useTranslation();
  const [said, say] = useState<'copied' | 'copyFailed' | null>(null);

  useEffect(() => {
    if (!said) return undefined;
    const timer = setTimeout(() => say(null), saidFor);
    return () => clearTimeout(timer);
  }, [said]);

  const address = () => new URL(path, location.origin).href;
  const copy = () =>
    navigator.clipboard?.writeText(address()).then(
      () => say('copied'),
      () => say('copyFailed'),
    ) ?? say('copyFailed');
  const share = () => {
    if (typeof navigator.share !== 'function') {
      void copy();
      return;
    }
    navigator.share({ title, url: address() }).catch((error: Error) => {
      // Asked for too long after the tap, as before the app was there. Closing the panel is a refusal too, and nothing to speak of.
      if (error.name === 'NotAllowedError') void copy();
    });
  };
  return (
    <>
      <button type="button" className="tap noscript:hidden" aria-label={t('article.copy')} onClick={() => void copy()}>
        <Icon of={said === 'copied' ? DoneIcon : LinkIcon} />
      </button>
      {/* Devices with a finger have something to share with; which, is only known once the page runs. */}
      <button
        type="button"
        className="tap noscript:hidden pointer-fine:hidden"
        aria-label={t('article.share')}
        onClick={share}
      >
        <Icon of={ShareIcon} />
      </button>
      <output className="sr-only">{said && t(`article.${said}`)}</output>
    </>
  );
}
