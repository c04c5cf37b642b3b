import { useLocation } from 'react-router';
import type { DeskRole } from '#contract/roles.ts';
import { deskLinks } from '../desk-links.ts';
import { useTranslation } from '../language/I18nContext.tsx';
import { useMayActAs } from './EditorContext.ts';

const tab =
  'inline-flex min-h-11 items-center border-b-3 border-transparent text-list whitespace-nowrap text-soft aria-[current=page]:border-ink aria-[current=page]:font-bold aria-[current=page]:text-ink';

const showInLine = (link: HTMLAnchorElement | null) => link?.scrollIntoView?.({ inline: 'center', block: 'nearest' });

/** The pages of the desk that a role may use. On a phone one line, which scrolls to the present page. */
export function DeskNav({ searches }: { searches: boolean }) {
  const { t } = useTranslation('desk');
  const { pathname } = useLocation();
  const may: Record<DeskRole, boolean> = {
    reader: true,
    editor: useMayActAs('editor'),
    chief: useMayActAs('chief'),
  };
  const pages: [href: string, name: string, role: DeskRole][] = [
    [deskLinks.items(), t('list'), 'reader'],
    [deskLinks.front(), t('fronts.tab'), 'reader'],
    [deskLinks.ticker(), t('line.tab'), 'reader'],
    [deskLinks.alerts(), t('alerts.tab'), 'reader'],
    [deskLinks.published(), t('published'), 'reader'],
    [deskLinks.sources(), t('sources.title'), 'editor'],
    [deskLinks.audit(), t('audit'), 'editor'],
    [deskLinks.accounts(), t('accounts'), 'chief'],
  ];
  if (searches) pages.push([deskLinks.searches(), t('searches.tab'), 'editor']);
  return (
    <nav
      aria-label={t('title')}
      className="scrollbar-none -mx-(--margin) overflow-x-auto px-(--margin) max-md:order-last max-md:w-screen"
    >
      <ul className="flex w-max gap-5">
        {pages
          .filter(([, , role]) => may[role])
          .map(([href, name]) => (
            <li key={href}>
              <a
                ref={href === pathname ? showInLine : undefined}
                href={href}
                aria-current={href === pathname ? 'page' : undefined}
                className={tab}
              >
                {name}
              </a>
            </li>
          ))}
      </ul>
    </nav>
  );
}
