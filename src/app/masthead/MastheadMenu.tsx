import { useEffect, useRef } from 'react';
import { useTranslation } from '../../language/I18nContext.tsx';
import { useLocation } from 'react-router';
import { useEdition } from '../../language/EditionContext.tsx';
import { links } from '../../links.ts';
import { Icon } from '../../ui/Icon.tsx';
import { MenuIcon } from '../../ui/icons.ts';

const closingEvents = ['keydown', 'pointerdown', 'focusin'];

/** The phone's menu: a details element, so that it opens without JavaScript. Escape, a tap or focus outside and a navigation close it. */
export function MastheadMenu() {
  const { t } = useTranslation();
  const { language, newsroom } = useEdition();
  const { key } = useLocation();
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event) => {
      if (!details.current?.open) return;
      if (event instanceof KeyboardEvent) {
        if (event.key !== 'Escape') return;
        details.current.querySelector('summary')?.focus();
      } else if (details.current.contains(event.target as Node)) return;
      details.current.open = false;
    };
    for (const type of closingEvents) document.addEventListener(type, close);
    return () => {
      for (const type of closingEvents) document.removeEventListener(type, close);
    };
  }, []);
  const lastKey = useRef(key);
  useEffect(() => {
    if (lastKey.current !== key && details.current) details.current.open = false;
    lastKey.current = key;
  }, [key]);
  const entries: [to: string, name: string][] = [
    [links.front(language), t('masthead.home')],
    ...newsroom.sections.map(({ slug, name }): [string, string] => [
      links.section(language, slug),
      name[language] ?? slug,
    ]),
    [links.latest(language), t('masthead.latest')],
    [links.saved(language), t('masthead.saved')],
  ];
  return (
    <details ref={details} data-screen="" className="col-start-1 row-start-1 -ms-2.5 justify-self-start lg:hidden">
      <summary aria-label={t('masthead.menu')} className="tap">
        <Icon of={MenuIcon} flip />
      </summary>
      <nav
        aria-label={t('masthead.menu')}
        className="absolute inset-x-0 z-20 mt-2.5 border-y border-ink bg-paper px-(--margin) pt-2 pb-4"
      >
        <ul className="columns-2 gap-4">
          {entries.map(([to, name]) => (
            <li key={to} className="break-inside-avoid">
              <a href={to} className="flex min-h-11 items-center text-list font-semibold">
                {name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </details>
  );
}
