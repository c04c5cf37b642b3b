import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { longestQuestion, shortestTyped } from '#contract/limits.ts';
import { useEdition } from '../language/EditionContext.tsx';
import { useTranslation } from '../language/I18nContext.tsx';
import { links } from '../links.ts';
import { useHydrated } from '../runtime/useHydrated.ts';
import { useWire } from '../wire/WireContext.tsx';
import { searchQueries } from './search.queries.ts';
import { SuggestionList, type Choice } from './SuggestionList.tsx';

/** Milliseconds after the last letter before suggestions are requested. */
const typingPause = 120;

/**
 * The field of a search, with suggestions: a combobox as WAI-ARIA describes it. The focus stays in the field; arrows choose, Enter
 * takes, Escape closes. Without scripts it is a plain field.
 */
export function SearchField({ value, required }: { value: string; required: boolean }) {
  const { t } = useTranslation();
  const { language } = useEdition();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const input = useRef<HTMLInputElement>(null);
  const list = useId();
  const hydrated = useHydrated();
  const [typed, setTyped] = useState<string | null>(null);
  const asked = usePaused(typed);
  /** Not its place: suggestions that come meanwhile must not slip under the choice. */
  const [chosen, setChosen] = useState<string | null>(null);
  const worthAsking = asked !== null && asked.trim().length >= shortestTyped;
  const { data } = useQuery({
    ...searchQueries(useWire()).suggestions(language, asked ?? ''),
    enabled: worthAsking,
    // What was suggested stays until the next suggestions are here.
    placeholderData: (before) => before,
  });
  const choices: Choice[] =
    typed === null || !worthAsking || !data
      ? []
      : [
          ...data.words.map((text): Choice => ({ kind: 'word', text, to: links.search(language, { q: text }) })),
          ...data.headlines.map(({ id, headline }): Choice => ({
            kind: 'headline',
            text: headline,
            to: links.article(language, id),
          })),
        ];
  const open = choices.length > 0;
  const active = choices.findIndex(({ to }) => to === chosen);
  const close = (): void => {
    setTyped(null);
    setChosen(null);
  };
  const take = ({ to, kind, text }: Choice): void => {
    if (kind === 'word' && input.current) input.current.value = text;
    close();
    // The question that is answered already is no new page for Back.
    void navigate(to, { replace: to === pathname + search });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      if (!open) return setTyped(input.current!.value);
      event.preventDefault();
      // One place more than choices: the field itself.
      setChosen(choices[((active + 1 + step + choices.length + 1) % (choices.length + 1)) - 1]?.to ?? null);
    } else if (event.key === 'Enter') {
      const choice = choices[active];
      if (choice) {
        event.preventDefault();
        take(choice);
      } else close();
    } else if (['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) {
      // They move the caret: back to what was typed.
      setChosen(null);
    } else if (event.key === 'Escape' && open) {
      // Without this the browser also empties the field.
      event.preventDefault();
      close();
    }
  };
  return (
    <div className="relative grow">
      <input
        ref={input}
        type="search"
        name="q"
        defaultValue={value}
        maxLength={longestQuestion}
        aria-label={t('search.label')}
        placeholder={t('search.label')}
        dir="auto"
        enterKeyHint="search"
        autoComplete="off"
        autoCapitalize="none"
        required={required}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setChosen(null);
        }}
        onKeyDown={onKeyDown}
        onBlur={close}
        {...(hydrated && {
          role: 'combobox',
          'aria-autocomplete': 'list',
          'aria-expanded': open,
          'aria-controls': open ? list : undefined,
          'aria-activedescendant': active >= 0 ? `${list}-${active}` : undefined,
        })}
        className="min-h-11 w-full border border-e-0 border-edge bg-paper px-3 text-list"
      />
      {open && <SuggestionList id={list} choices={choices} active={active} onTake={take} />}
    </div>
  );
}

/** A value that follows another after a pause; null at once. */
function usePaused(value: string | null): string | null {
  const [paused, setPaused] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), value === null ? 0 : typingPause);
    return () => clearTimeout(timer);
  }, [value]);
  return paused;
}
