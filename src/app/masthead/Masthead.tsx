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
        <div className="masthead">
          <MastheadMenu />
          <a href={links.front(language)} className="ribbon masthead-plate text-plate">
            {newsroom.logo ? (
              <img src={newsroom.logo} alt={newsroom.name[language]} className="h-[1em] w-auto" />
            ) : (
              newsroom.name[language]
            )}
          </a>
          <a
            href={links.search(language)}
            aria-label={t('masthead.search')}
            className="tap masthead-search"
            data-screen=""
          >
            <Icon of={SearchIcon} />
          </a>
          <div className="oxford masthead-rule" />
          <div className="masthead-folio">
            <Folio />
            <div className="masthead-languages" data-screen="">
              {languages}
            </div>
          </div>
        </div>
      </div>
      <SectionNav />
    </header>
  );
}
