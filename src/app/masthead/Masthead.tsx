import type { CSSProperties, ReactNode } from 'react';
import { useTranslation } from '../../language/I18nContext.tsx';
import { useEdition } from '../../language/EditionContext.tsx';
import { links } from '../../links.ts';
import { Icon } from '../../ui/Icon.tsx';
import { SearchIcon } from '../../ui/icons.ts';
import { Folio } from './Folio.tsx';
import { MastheadMenu } from './MastheadMenu.tsx';
import { SectionNav } from './SectionNav.tsx';

/** Nameplate with its ribbon, date, languages and search, above the sections. The nameplate is a link, not the h1. */
export function Masthead({ languages }: { languages: ReactNode }) {
  const { t } = useTranslation();
  const { language, newsroom } = useEdition();
  return (
    <header style={{ '--ribbon': newsroom.ribbon } as CSSProperties}>
      <div className="wrap">
        {/* One copy of every control, placed by width: on a phone date and languages stand below the rule. */}
        <div className="grid grid-cols-[1fr_auto_1fr] grid-rows-[64px_auto_minmax(36px,auto)] items-center lg:grid-rows-[104px_auto]">
          <MastheadMenu />
          <a
            href={links.front(language)}
            className="ribbon masthead-plate col-start-2 row-start-1 justify-self-center text-plate"
          >
            {newsroom.logo ? (
              <img src={newsroom.logo} alt={newsroom.name[language]} className="h-[1em] w-auto" />
            ) : (
              newsroom.name[language]
            )}
          </a>
          <a
            href={links.search(language)}
            aria-label={t('masthead.search')}
            className="tap col-start-3 row-start-1 -me-2.5 justify-self-end"
            data-screen=""
          >
            <Icon of={SearchIcon} />
          </a>
          <div className="col-span-full row-start-2 h-[6px] border-t-3 border-b border-ink" />
          {/* Side by side; with large text one under the other. */}
          <div className="col-span-full row-start-3 flex flex-wrap items-center justify-between gap-x-4 lg:contents">
            <Folio />
            {/* 44 to touch on a line of 36. */}
            <div
              className="masthead-languages -my-1 -me-2 lg:col-start-3 lg:row-start-1 lg:me-6.5 lg:justify-self-end lg:text-[0.9375rem]"
              data-screen=""
            >
              {languages}
            </div>
          </div>
        </div>
      </div>
      <SectionNav />
    </header>
  );
}
