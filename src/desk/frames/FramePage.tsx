import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from '../../language/I18nContext.tsx';
import type { DeskDraft } from '#contract/desk.ts';
import { directionOf, type Language } from '#contract/language.ts';
import { useFormat } from '../../language/useFormat.ts';
import { links } from '../../links.ts';
import { buttonLook } from '../../ui/Button.tsx';
import { DraftMark } from '../../ui/DraftMark.tsx';
import { MessagePanel } from '../../ui/MessagePanel.tsx';
import { deskQueries } from '../desk.queries.ts';
import type { FrameKind } from './frame-settings.ts';
import { useDesk } from '../useDesk.ts';
import { useFrameEvents } from './useFrameEvents.ts';

type Props = {
  id: string;
  lang: Language;
  as: FrameKind;
  /** What the reader's own rooms make of the draft. */
  children: (draft: DeskDraft) => ReactNode;
};

/** The inside of a frame: one draft, shown as one thing, with nothing around it. Nothing in it leads anywhere. */
export function FramePage({ id, lang, as, children }: Props) {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const over = useFrameEvents();
  const { data, error } = useQuery({ ...deskQueries(useDesk()).draft(id, lang), enabled: !over });
  // A board has several frames: each main part needs a name of its own.
  const name = t('preview.frame', {
    kind: t(`preview.kinds.${as}`),
    width: t(`preview.widths.${window.innerWidth < 600 ? 'phone' : 'desktop'}`),
    language: t(`languages.${lang}`),
  });
  useEffect(() => {
    // A tap on a card would open a page that does not exist yet.
    const stay = (event: MouseEvent) => {
      if (event.target instanceof Element && event.target.closest('a[href^="/"]:not([target=_top])'))
        event.preventDefault();
    };
    document.addEventListener('click', stay, true);
    return () => document.removeEventListener('click', stay, true);
  }, []);
  if (over)
    return (
      <main className="wrap py-6">
        <MessagePanel
          title={t('signedOut.title')}
          hint={t('signedOut.hint')}
          action={
            <a href={links.desk()} target="_top" className={buttonLook}>
              {t('title')}
            </a>
          }
        />
      </main>
    );
  if (!data) return error ? <MessagePanel title={t('preview.failed')} hint={t('items.failedHint')} /> : null;
  return (
    <DraftMark
      label={t('paper.label')}
      facts={t('paper.facts', {
        status: t(`versions.status.${data.pubStatus}`),
        version: format.digits(data.version),
        time: format.dateTime(data.savedAt),
      })}
    >
      <main lang={lang} dir={directionOf(lang)} data-frame={as} aria-label={name}>
        {children(data)}
      </main>
    </DraftMark>
  );
}
