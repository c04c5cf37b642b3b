import type { Language } from '#contract/language.ts';
import { useEdition } from '../../language/EditionContext.tsx';
import { useTranslation } from '../../language/I18nContext.tsx';

/** Links to the same page of the desk for each edition. */
export function LanguageTabs({ current, hrefOf }: { current: Language; hrefOf: (language: Language) => string }) {
  const { t } = useTranslation('desk');
  const { newsroom } = useEdition();
  if (newsroom.languages.length < 2) return null;
  return (
    <nav aria-label={t('editions')} className="mb-5">
      <ul className="flex gap-6 border-b border-rule">
        {newsroom.languages.map((language) => (
          <li key={language}>
            <a
              href={hrefOf(language)}
              aria-current={language === current ? 'page' : undefined}
              className="-mb-px inline-flex min-h-11 items-center border-b-3 border-transparent text-list text-soft aria-[current=page]:border-ink aria-[current=page]:font-bold aria-[current=page]:text-ink"
            >
              {t(`languages.${language}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
