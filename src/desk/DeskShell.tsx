import type { ReactNode } from 'react';
import { useTranslation } from '../language/I18nContext.tsx';
import { DraftWatermark } from '../ui/DraftWatermark.tsx';
import type { DeskSession } from '#contract/desk.ts';
import { AccountMenu } from './AccountMenu.tsx';
import { DeskAnnouncer } from './curating/DeskAnnouncer.tsx';
import type { SignOutWay } from '../wire/unfinished-sign-out.ts';
import { DeskLanguage } from './DeskLanguage.tsx';
import { DeskNav } from './DeskNav.tsx';
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

/** What surrounds every page of the desk once an editor is signed in. */
export function DeskShell({ editor, onSignOut, onSignedOut, onLanguage, children }: Props) {
  const { t } = useTranslation('desk');
  const live = useDeskEvents(onSignedOut);
  return (
    <DeskLiveContext value={live}>
      <EditorContext value={editor}>
        <header className="border-b border-rule bg-raised">
          <div className="wrap flex flex-wrap items-center gap-x-6 gap-y-0 py-1">
            <p className="text-card font-bold">{t('title')}</p>
            <DeskNav searches={editor.searches} />
            <div className="ms-auto flex flex-wrap items-center gap-x-4">
              <DeskLanguage onChange={onLanguage} />
              <AccountMenu editor={editor.name} role={t(`roles.${editor.role}`)} onSignOut={onSignOut} />
            </div>
          </div>
        </header>
        <p role="status" className="wrap bg-notice py-2 text-ui font-semibold text-ink empty:hidden">
          {live === false && t('notLive')}
        </p>
        <DeskAnnouncer />
        <DraftWatermark label={t('paper.label')} facts={t('paper.by', { name: editor.name })}>
          <main id="content" className="wrap pt-5 pb-14 lg:pt-8">
            {children}
          </main>
        </DraftWatermark>
      </EditorContext>
    </DeskLiveContext>
  );
}
