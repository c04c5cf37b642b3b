import type { ReactNode } from 'react';
import { useTranslation } from '../language/I18nContext.tsx';
import { useLocation } from 'react-router';
import { deskLinks } from '../desk-links.ts';
import { DraftWatermark } from '../ui/DraftWatermark.tsx';
import type { DeskSession } from '#contract/desk.ts';
import { mayActAs } from '#contract/roles.ts';
import { AccountMenu } from './AccountMenu.tsx';
import type { SignOutWay } from '../wire/unfinished-sign-out.ts';
import { DeskLanguage } from './DeskLanguage.tsx';
import { EditorContext } from './EditorContext.ts';
import { DeskLiveContext } from './DeskLiveContext.ts';
import { useDeskEvents } from './useDeskEvents.ts';

type Editor = NonNullable<DeskSession['editor']>;

type Props = {
  editor: Editor;
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
          <nav aria-label={t('title')} className="flex flex-wrap gap-x-5">
            <a {...at(deskLinks.items())}>{t('list')}</a>
            <a {...at(deskLinks.published())}>{t('published')}</a>
            {mayActAs(editor.role, 'editor') && <a {...at(deskLinks.sources())}>{t('sources.title')}</a>}
            {mayActAs(editor.role, 'editor') && <a {...at(deskLinks.audit())}>{t('audit')}</a>}
            {mayActAs(editor.role, 'chief') && <a {...at(deskLinks.accounts())}>{t('accounts')}</a>}
            {editor.searches && mayActAs(editor.role, 'editor') && (
              <a {...at(deskLinks.searches())}>{t('searches.tab')}</a>
            )}
          </nav>
          <div className="ms-auto flex items-center gap-4">
            <DeskLanguage onChange={onLanguage} />
            <AccountMenu editor={editor.name} role={t(`roles.${editor.role}`)} onSignOut={onSignOut} />
          </div>
        </div>
      </header>
      <p role="status" className="wrap bg-notice py-2 text-ui font-semibold text-ink empty:hidden">
        {live === false && t('notLive')}
      </p>
      <DraftWatermark label={t('paper.label')} facts={t('paper.by', { name: editor.name })}>
        <main id="content" className="wrap pt-5 pb-14 lg:pt-8">
          <EditorContext value={editor}>{children}</EditorContext>
        </main>
      </DraftWatermark>
    </DeskLiveContext>
  );
}
