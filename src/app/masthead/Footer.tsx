import type { ReactNode } from 'react';
import { useTranslation } from '../../language/I18nContext.tsx';
import { useEdition } from '../../language/EditionContext.tsx';
import { links } from '../../links.ts';

type Column = [title: string | undefined, links: ({ href: string; name: string } | undefined)[]];

/** In columns: the newsroom's name, its sections, the reader's pages, and what the newsroom file adds (about, contact, follow). */
export function Footer({ settings }: { settings?: ReactNode }) {
  const { t } = useTranslation();
  const { language, newsroom } = useEdition();
  const columns: Column[] = [
    [
      t('masthead.sections'),
      newsroom.sections.map(({ slug, name }) => ({
        href: links.section(language, slug),
        name: name[language] ?? slug,
      })),
    ],
    [
      t('masthead.menu'),
      [
        { href: links.latest(language), name: t('masthead.latest') },
        { href: links.saved(language), name: t('masthead.saved') },
        { href: links.feed(language), name: t('masthead.feed') },
      ],
    ],
    ...(newsroom.footer ?? []).map((more): Column => [more.title[language], more.links.map((link) => link[language])]),
  ];
  const pages = newsroom.pages?.[language] ?? [];
  if (pages.length > 0)
    columns.push([
      newsroom.name[language] ?? '',
      pages.map(({ id, title }) => ({ href: links.article(language, id), name: title })),
    ]);
  return (
    <footer className="footer below-fold">
      <div className="wrap">
        <p className="footer-name">{newsroom.name[language]}</p>
        <nav aria-label={t('masthead.footer')}>
          {columns.map(([title, list]) => (
            <div key={title}>
              <p className="font-bold">{title}</p>
              <ul>
                {list.map(
                  (link) =>
                    link && (
                      <li key={link.href}>
                        <a href={link.href} className="headline-link inline-flex min-h-11 items-center">
                          {link.name}
                        </a>
                      </li>
                    ),
                )}
              </ul>
            </div>
          ))}
        </nav>
        <div className="relative flex items-end justify-between gap-4">
          <p>{newsroom.about?.[language]}</p>
          {settings}
        </div>
      </div>
    </footer>
  );
}
