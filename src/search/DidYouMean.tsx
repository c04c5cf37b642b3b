import { useEdition } from '../language/EditionContext.tsx';
import { useTranslation } from '../language/I18nContext.tsx';
import { links } from '../links.ts';
import type { SearchParams } from '../wire/wire.ts';

type Props = {
  questions: readonly string[];
  search: SearchParams;
  /** Has a rule below; what follows an empty result brings its own. */
  closed: boolean;
};

/** What the reader perhaps meant, as links: the question is never replaced for them. */
export function DidYouMean({ questions, search, closed }: Props) {
  const { t } = useTranslation();
  const { language } = useEdition();
  if (questions.length === 0) return null;
  return (
    <nav
      aria-labelledby="did-you-mean"
      className={`flex flex-wrap items-baseline gap-4 border-edge ${closed ? 'mb-4 border-y' : 'border-t'}`}
    >
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
