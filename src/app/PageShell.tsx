import { type ReactNode, useMemo, useRef } from 'react';
import { I18nProvider } from '../language/I18nContext.tsx';
import { ScrollRestoration } from 'react-router';
import { directionOf, type Language } from '#contract/language.ts';
import { EditionProvider } from '../language/EditionContext.tsx';
import { Ticker } from '../ticker/Ticker.tsx';
import { Footer } from './masthead/Footer.tsx';
import { Masthead } from './masthead/Masthead.tsx';
import { SkipLinks } from './masthead/SkipLinks.tsx';
import { useRemoveWithdrawn } from '../saved/useForgetWithdrawn.ts';
import { ReaderSettings } from '../settings/ReaderSettings.tsx';
import { RouteAnnouncer } from './navigation/RouteAnnouncer.tsx';
import { useAppContext } from './context/AppProvider.tsx';
import { LanguageSwitch } from '../language/LanguageSwitch.tsx';
import { OfflineBar } from './errors/OfflineBar.tsx';

// The same elements at every rendering: a navigation leaves them as they are.
const masthead = <Masthead languages={<LanguageSwitch />} />;
const footer = <Footer settings={<ReaderSettings />} />;

/** A page's surroundings: bars, masthead, ticker, footer, and what listens between pages. `asked`: the language of the address. */
export function PageShell({ language: asked, children }: { language: Language; children: ReactNode }) {
  const { newsroom, loaded, lastI18n } = useAppContext();
  // The loaders have waited for its words. Where these did not come, the page that says so speaks as the one before it.
  const words = loaded(asked) ?? lastI18n();
  const language = (words?.language as Language | undefined) ?? asked;
  const edition = useMemo(() => ({ language, newsroom }), [language, newsroom]);
  const ticker = useMemo(() => <Ticker lang={language} />, [language]);
  const main = useRef<HTMLElement>(null);
  useRemoveWithdrawn();
  // The app does not start without any (main.tsx).
  if (!words) return null;
  return (
    <I18nProvider i18n={words}>
      <EditionProvider edition={edition}>
        <div lang={language} dir={directionOf(language)} className="edition">
          <SkipLinks />
          <OfflineBar />
          {masthead}
          {ticker}
          <main id="content" ref={main} tabIndex={-1}>
            {children}
          </main>
          {footer}
          <RouteAnnouncer language={language} main={main} />
          <ScrollRestoration />
        </div>
      </EditionProvider>
    </I18nProvider>
  );
}
