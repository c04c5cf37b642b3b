import { type ReactNode, useRef } from 'react';
import { useTranslation } from '../language/I18nContext.tsx';
import type { Language } from '#contract/language.ts';
import type { Story } from '#contract/story.ts';
import { useFormat } from '../language/useFormat.ts';
import { LatestList } from '../story/LatestList.tsx';
import { primaryLook } from '../ui/Button.tsx';
import { MessagePanel } from '../ui/MessagePanel.tsx';
import { useHeldStories } from './held/useHeldStories.ts';
import { useLines } from './useLines.ts';
import { useTitleCount } from './useTitleCount.ts';

/** The ticker as a page. New stories wait behind a button above the list, so that nothing moves while it is read. */
export function LatestPage({
  stories,
  pinned,
  take,
}: {
  lang: Language;
  stories: readonly Story[];
  pinned?: readonly string[] | undefined;
  /** From another room: takes the ticker along. */
  take?: ReactNode;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const ordered = useLines(stories, pinned).map(({ story }) => story);
  const { shown, arrivals, show } = useHeldStories(ordered);
  const title = useRef<HTMLHeadingElement>(null);
  const number = format.number(arrivals);
  useTitleCount(arrivals > 0 ? `(${number}) ` : '');
  return (
    <div data-needs-app="" className="wrap pt-5 lg:pt-8">
      <h1 ref={title} tabIndex={-1} className="text-display">
        {t('ticker.latest')}
      </h1>
      <p className="mt-2 text-ui text-soft">{t('ticker.latestHint')}</p>
      {take}
      {/* Its height is reserved from the start: the button neither moves nor covers a line. */}
      <output className="my-2 flex min-h-11 items-center">
        {arrivals > 0 && (
          <button
            type="button"
            className={primaryLook}
            onClick={() => {
              show();
              title.current?.focus();
              title.current?.scrollIntoView({ block: 'start' });
            }}
          >
            {t('ticker.arrivals', { count: arrivals, n: number })}
          </button>
        )}
      </output>
      {shown.length > 0 ? (
        <div className="max-w-155">
          <LatestList stories={shown} />
        </div>
      ) : (
        <MessagePanel level={2} title={t('ticker.empty')} hint={t('ticker.emptyHint')} />
      )}
    </div>
  );
}
