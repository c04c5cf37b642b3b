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
    <div className="article-by relative mt-5 flex max-w-155 flex-wrap items-center justify-between gap-x-4 gap-y-1 border-y border-rule py-3 xl:col-span-2 xl:col-start-1 xl:row-start-2 xl:mt-9 xl:block xl:self-start xl:border-b-0 xl:pb-0">
      {/* With large text the tools go under the names, not beside a column of single words. */}
      <div className="flex-[1_1_8.5rem]">
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
