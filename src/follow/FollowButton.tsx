import { useState } from 'react';
import type { FollowKind } from '#contract/limits.ts';
import { useEdition } from '../language/EditionContext.tsx';
import { useTranslation } from '../language/I18nContext.tsx';
import { useHydrated } from '../runtime/useHydrated.ts';
import { Button } from '../ui/Button.tsx';
import { follows, sameFollow, startFollowing, stopFollowing } from './follows.ts';

type Props = { kind: FollowKind; slug: string; name: string };

/** Follows a section, a topic or an author on this device. */
export function FollowButton({ kind, slug, name }: Props) {
  const { t } = useTranslation();
  const { language } = useEdition();
  // A tap before hydration was on the other label: it follows, and never lets go.
  const hydrated = useHydrated();
  const what = { kind, slug, name, language };
  const followed = follows.use().some((each) => sameFollow(each, what)) && hydrated;
  const [failed, setFailed] = useState<ReturnType<typeof startFollowing>>(null);
  const label = t(followed ? 'follow.on' : 'follow.start');
  return (
    <>
      <Button
        primary={followed}
        className="noscript:hidden"
        aria-label={`${label}: ${name}`}
        onClick={() => {
          if (!followed) return setFailed(startFollowing(what));
          setFailed(stopFollowing(what) ? null : 'notStored');
        }}
      >
        {label}
      </Button>
      <output className={failed ? 'basis-full text-ui text-soft' : 'sr-only'}>
        {failed && t(failed === 'full' ? 'follow.full' : 'saved.notStored')}
      </output>
    </>
  );
}
