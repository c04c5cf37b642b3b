import type { ReactNode } from 'react';
import { useTranslation } from '../language/I18nContext.tsx';
import type { Article } from '#contract/story.ts';
import { useEdition } from '../language/EditionContext.tsx';
import { daysBetween } from '../language/format.ts';
import { useFormat } from '../language/useFormat.ts';

/** Author and dates at the start, `tools` at the end. */
export function Byline({ article, tools }: { article: Article; tools?: ReactNode }) {
  const { t } = useTranslation();
  const edition = useEdition();
  const format = useFormat();
  const { byline, sources, published, updated } = article;
  const who = byline ?? sources.join(t('common.comma'));
  const sameDay = updated !== null && daysBetween(published, updated, edition) === 0;
  return (
    <div className="article-by">
      <div>
        {who && (
          <p className="text-ui leading-[1.5] font-bold">
            <bdi>{who}</bdi>
          </p>
        )}
        <p className="text-meta text-mute">
          <time dateTime={published} className="block">
            {format.dateTime(published)}
          </time>
          {updated && (
            <time dateTime={updated} className="block text-soft">
              {sameDay
                ? t('common.updatedAt', { time: format.time(updated) })
                : t('common.updatedOn', { date: format.dateTime(updated) })}
            </time>
          )}
        </p>
      </div>
      {tools && (
        <div
          data-screen=""
          className="-me-2.5 flex text-soft xl:-ms-2.5 xl:me-0 xl:mt-2 xl:[&_.settings>div]:start-0 xl:[&_.settings>div]:end-auto"
        >
          {tools}
        </div>
      )}
    </div>
  );
}
