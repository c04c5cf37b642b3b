import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from '../language/WordsContext.tsx';
import type { DeskDraft } from '#contract/desk.ts';
import { directionOf, type Language } from '#contract/language.ts';
import { Trouble } from '../ui/Trouble.tsx';
import { deskQueries } from './desk.queries.ts';
import type { FrameKind } from './frame-settings.ts';
import { useDesk } from './useDesk.ts';
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
  const { data, error } = useQuery(deskQueries(useDesk()).draft(id, lang));
  useFrameEvents();
  // A board has several frames: each main part needs a name of its own.
  const name = t('preview.frame', {
    kind: t(`preview.kinds.${as}`),
    width: t(`preview.widths.${window.innerWidth < 600 ? 'phone' : 'desktop'}`),
    language: t(`languages.${lang}`),
  });
  useEffect(() => {
    // A tap on a card would open a page that does not exist yet.
    const stay = (event: MouseEvent) => {
      if (event.target instanceof Element && event.target.closest('a[href^="/"]')) event.preventDefault();
    };
    document.addEventListener('click', stay, true);
    return () => document.removeEventListener('click', stay, true);
  }, []);
  if (!data) return error ? <Trouble title={t('preview.failed')} hint={t('items.failedHint')} /> : null;
  return (
    <main lang={lang} dir={directionOf(lang)} data-frame={as} aria-label={name}>
      {children(data)}
    </main>
  );
}
