import { useEdition } from '../language/EditionContext.tsx';
import { useTranslation } from '../language/I18nContext.tsx';
import { links } from '../links.ts';
import type { SearchParams } from '../wire/wire.ts';

/** What the reader perhaps meant, as links: the question is never replaced for them. */
export function DidYouMean({ questions, search }: { questions: readonly string[]; search: SearchParams }) {
  const { t } = useTranslation();
  const { language } = useEdition();
  if (questions.length === 0) return null;
  return (
    <nav aria-labelledby="did-you-mean" className="mb-4 flex flex-wrap items-baseline gap-4 border-y border-edge">
      <p id="did-you-mean" className="text-ui text-soft">
        {t('search.didYouMean')}
      </p>
      {questions.map((q) => (
        <a
          key={q}
          href={links.search(language, { ...search, cursor: '', q })}
          className="inline-flex min-h-11 items-center text-list font-semibold"
        >
          <bdi dir="auto">{q}</bdi>
        </a>
      ))}
    </nav>
  );
}
