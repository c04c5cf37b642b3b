import { type ReactNode, useMemo, useRef } from 'react';
import { I18nProvider } from '../language/I18nContext.tsx';
import { type Location, ScrollRestoration } from 'react-router';
import { directionOf, type Language } from '#contract/language.ts';
import { EditionProvider } from '../language/EditionContext.tsx';
import { Ticker } from '../ticker/Ticker.tsx';
import { Footer } from './masthead/Footer.tsx';
import { Masthead } from './masthead/Masthead.tsx';
import { SkipLinks } from './masthead/SkipLinks.tsx';
import { ReaderSettings } from '../settings/ReaderSettings.tsx';
import { RouteAnnouncer } from './navigation/RouteAnnouncer.tsx';
import { useAppContext } from './context/AppProvider.tsx';
import { LanguageSwitch } from '../language/LanguageSwitch.tsx';
import { OfflineBar } from './masthead/OfflineBar.tsx';
import { SaverBar } from './masthead/SaverBar.tsx';

// Constant elements, so that React skips them when a navigation renders the shell again.
const masthead = <Masthead languages={<LanguageSwitch />} />;
const footer = <Footer settings={<ReaderSettings />} />;

/** The page that was loaded first has the key `default`, whichever it is: another address typed in the tab begins at its top. */
const scrollKey = ({ key, pathname }: Location): string => (key === 'default' ? pathname : key);

/** What surrounds every page: bars, masthead, ticker, footer, route announcer. `requested`: the language of the address. */
export function PageShell({ language: requested, children }: { language: Language; children: ReactNode }) {
  const { newsroom, loadedI18n, lastI18n } = useAppContext();
  // Loaders wait for the catalogue. If it could not be loaded, the error page uses the previous page's language.
  const i18n = loadedI18n(requested) ?? lastI18n();
  const language = (i18n?.language as Language | undefined) ?? requested;
  const edition = useMemo(() => ({ language, newsroom }), [language, newsroom]);
  const ticker = useMemo(() => <Ticker lang={language} />, [language]);
  const main = useRef<HTMLElement>(null);
  // main.tsx does not render before a catalogue is loaded.
  if (!i18n) return null;
  return (
    <I18nProvider i18n={i18n}>
      <EditionProvider edition={edition}>
        <div lang={language} dir={directionOf(language)} className="edition">
          <SkipLinks />
          <OfflineBar />
          <SaverBar />
          {masthead}
          {ticker}
          <main id="content" ref={main} tabIndex={-1}>
            {children}
          </main>
          {footer}
          <RouteAnnouncer language={language} main={main} />
          <ScrollRestoration getKey={scrollKey} />
        </div>
      </EditionProvider>
    </I18nProvider>
  );
}
