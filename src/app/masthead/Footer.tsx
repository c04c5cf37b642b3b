import type { ReactNode } from 'react';
import { useTranslation } from '../../language/I18nContext.tsx';
import { useEdition } from '../../language/EditionContext.tsx';
import { links } from '../../links.ts';

const look = 'headline-link inline-flex min-h-11 items-center';

export function Footer({ settings }: { settings?: ReactNode }) {
  const { t } = useTranslation();
  const { language, newsroom } = useEdition();
  return (
    <footer className="below-fold mt-14 border-t border-rule bg-raised pt-8 pb-12 text-kicker leading-[1.6] text-soft">
      <div className="wrap">
        <p className="mb-3 text-[2rem] leading-none font-bold text-ink">{newsroom.name[language]}</p>
        <nav aria-label={t('masthead.footer')}>
          <ul className="flex flex-wrap gap-x-6">
            <li>
              <a href={links.front(language)} className={look}>
                {t('masthead.home')}
              </a>
            </li>
            {newsroom.sections.map(({ slug, name }) => (
              <li key={slug}>
                <a href={links.section(language, slug)} className={look}>
                  {name[language] ?? slug}
                </a>
              </li>
            ))}
            <li>
              <a href={links.latest(language)} className={look}>
                {t('masthead.latest')}
              </a>
            </li>
          </ul>
          <ul className="mb-4 flex flex-wrap gap-x-6">
            <li>
              <a href={links.saved(language)} className={look}>
                {t('masthead.saved')}
              </a>
            </li>
            <li>
              <a href={links.feed(language)} className={look}>
                {t('masthead.feed')}
              </a>
            </li>
            {newsroom.pages?.[language]?.map(({ id, title }) => (
              <li key={id}>
                <a href={links.article(language, id)} className={look}>
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div className="relative flex items-end justify-between gap-4 [&_.settings>div]:top-auto [&_.settings>div]:bottom-full">
          <p>{newsroom.about?.[language]}</p>
          {settings}
        </div>
      </div>
    </footer>
  );
}
