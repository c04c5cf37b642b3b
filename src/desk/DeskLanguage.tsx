import { useTranslation } from '../language/I18nContext.tsx';
import { languageNames, languages } from '#contract/language.ts';
import { rememberDeskLanguage } from '../language/desk-catalogue.ts';
import { useEdition } from '../language/EditionContext.tsx';

/** Chooses the language of the desk itself; stories stay in theirs. */
export function DeskLanguage({ onChange }: { onChange: () => void }) {
  const { t } = useTranslation('desk');
  const { language } = useEdition();
  return (
    <div role="group" aria-label={t('language')} className="flex gap-2">
      {languages.map((one) => (
        <button
          key={one}
          type="button"
          lang={one}
          aria-pressed={one === language}
          onClick={() => {
            rememberDeskLanguage(one);
            onChange();
          }}
          className="min-h-11 min-w-11 px-1 text-kicker text-soft aria-pressed:font-bold aria-pressed:text-ink"
        >
          {languageNames[one]}
        </button>
      ))}
    </div>
  );
}
