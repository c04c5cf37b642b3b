import type { ReactNode } from 'react';
import { useTranslation } from '../language/I18nContext.tsx';
import { useLocation } from 'react-router';
import { links } from '../links.ts';
import { DraftWatermark } from '../ui/DraftWatermark.tsx';
import { AccountMenu } from './AccountMenu.tsx';
import type { SignOutWay } from '../wire/unfinished-sign-out.ts';
import { DeskLanguage } from './DeskLanguage.tsx';
import { DeskLiveContext } from './DeskLiveContext.ts';
import { deskSources } from './sources/desk-sources.ts';
import { useDeskEvents } from './useDeskEvents.ts';

type Props = {
  editor: string;
  onSignOut: (way: SignOutWay) => void;
  /** The session has ended on the server. */
  onSignedOut: () => void;
  onLanguage: () => void;
  children: ReactNode;
};

const tab =
  'inline-flex min-h-11 items-center border-b-3 border-transparent text-list text-soft aria-[current=page]:border-ink aria-[current=page]:font-bold aria-[current=page]:text-ink';

/** What surrounds every page of the desk once an editor is signed in. */
export function DeskShell({ editor, onSignOut, onSignedOut, onLanguage, children }: Props) {
  const { t } = useTranslation('desk');
  const live = useDeskEvents(onSignedOut);
  const { pathname } = useLocation();
  const at = (href: string) => ({
    href,
    className: tab,
    'aria-current': href === pathname ? ('page' as const) : undefined,
  });
  return (
    <DeskLiveContext value={live}>
      <header className="border-b border-rule bg-raised">
        <div className="wrap flex flex-wrap items-center gap-x-6 gap-y-0 py-1">
          <p className="text-card font-bold">{t('title')}</p>
          <nav aria-label={t('title')} className="flex gap-5">
            <a {...at(links.desk())}>{t('list')}</a>
            <a {...at(deskSources)}>{t('sources.title')}</a>
            <a {...at(links.deskAudit())}>{t('audit')}</a>
          </nav>
          <div className="ms-auto flex items-center gap-4">
            <DeskLanguage onChange={onLanguage} />
            <AccountMenu editor={editor} onSignOut={onSignOut} />
          </div>
        </div>
      </header>
      <p role="status" className="wrap bg-notice py-2 text-ui font-semibold text-ink empty:hidden">
        {live === false && t('notLive')}
      </p>
      <DraftWatermark label={t('paper.label')} facts={t('paper.by', { name: editor })}>
        <main id="content" className="wrap pt-5 pb-14 lg:pt-8">
          {children}
        </main>
      </DraftWatermark>
    </DeskLiveContext>
  );
}
