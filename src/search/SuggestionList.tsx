import { useTranslation } from '../language/I18nContext.tsx';

export type Choice = { kind: 'word' | 'headline'; text: string; to: string };

type Props = { id: string; choices: readonly Choice[]; active: number; onTake(choice: Choice): void };

/** The listbox of a search field: words first, then headlines. The field keeps the focus. */
export function SuggestionList({ id, choices, active, onTake }: Props) {
  const { t } = useTranslation();
  const groups = [
    { kind: 'word', label: t('search.suggestedWords') },
    { kind: 'headline', label: t('search.suggestedHeadlines') },
  ] as const;
  return (
    <div
      id={id}
      role="listbox"
      tabIndex={-1}
      // Else the field loses the focus and the list closes before the click.
      onMouseDown={(event) => event.preventDefault()}
      aria-label={t('search.suggestions')}
      className="absolute inset-x-0 top-full z-10 border border-edge bg-paper"
    >
      {groups.map(({ kind, label }) => {
        const own = choices.map((choice, place) => ({ choice, place })).filter(({ choice }) => choice.kind === kind);
        if (own.length === 0) return null;
        return (
          <div key={kind} role="group" aria-label={label} className="border-b border-rule last:border-b-0">
            {own.map(({ choice, place }) => (
              // The keys are the field's: it keeps the focus.
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
              <div
                key={choice.to}
                id={`${id}-${place}`}
                role="option"
                tabIndex={-1}
                aria-selected={place === active}
                onClick={() => onTake(choice)}
                className={`flex min-h-11 items-center px-3 py-2 ${kind === 'headline' ? 'text-ui font-semibold' : 'text-list'} ${place === active ? 'bg-mark' : ''}`}
              >
                <span dir="auto" className="w-full text-start">
                  {choice.text}
                </span>
              </div>
            ))}
          </div>
        );
      })}
    </div>
  );
}
