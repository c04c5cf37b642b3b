import type { ReactNode } from 'react';
import { useTranslation } from '../../language/I18nContext.tsx';
import { useEdition } from '../../language/EditionContext.tsx';
import { links } from '../../links.ts';

type Column = [title: string, links: (readonly [href: string | undefined, name: string | undefined])[]];

/** In columns: the newsroom's name, its sections, the reader's pages, and what the newsroom file adds (about, contact, follow). */
export function Footer({ settings }: { settings?: ReactNode }) {
  const { t } = useTranslation();
  const { language, newsroom } = useEdition();
  const columns: Column[] = [
    [
      t('masthead.sections'),
      newsroom.sections.map(({ slug, name }) => [links.section(language, slug), name[language] ?? slug]),
    ],
    [
      t('masthead.menu'),
      [
        [links.front(language), t('masthead.home')],
        [links.latest(language), t('masthead.latest')],
        [links.saved(language), t('masthead.saved')],
        [links.feed(language), t('masthead.feed')],
      ],
    ],
    ...(newsroom.footer ?? []).map(({ title, links: more }): Column => [
      title[language] ?? '',
      more.map(({ href, name }) => [href[language], name[language]]),
    ]),
  ];
  const pages = newsroom.pages?.[language] ?? [];
  if (pages.length > 0)
    columns.push([newsroom.name[language] ?? '', pages.map(({ id, title }) => [links.article(language, id), title])]);
  return (
    <footer className="below-fold mt-14 border-t border-rule bg-raised pt-8 pb-12 text-kicker leading-[1.6] text-soft">
      <div className="wrap">
        <p className="mb-3 text-[2rem] leading-none font-bold text-ink">{newsroom.name[language]}</p>
        <nav aria-label={t('masthead.footer')} className="footer-columns">
          {columns.map(([title, list]) => (
            <div key={title}>
              <p className="font-bold">{title}</p>
              <ul>
                {list.map(
                  ([href, name]) =>
                    href &&
                    name && (
                      <li key={href}>
                        <a href={href} className="headline-link inline-flex min-h-11 items-center">
                          {name}
                        </a>
                      </li>
                    ),
                )}
              </ul>
            </div>
          ))}
        </nav>
        <div className="relative flex items-end justify-between gap-4 [&_.settings>div]:top-auto [&_.settings>div]:bottom-full">
          <p>{newsroom.about?.[language]}</p>
          {settings}
        </div>
      </div>
    </footer>
  );
}
