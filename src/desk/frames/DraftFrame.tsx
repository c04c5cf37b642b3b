import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from '../../language/I18nContext.tsx';
import type { DeskDraft } from '#contract/desk.ts';
import { directionOf, type Language } from '#contract/language.ts';
import { useFormat } from '../../language/useFormat.ts';
import { DraftWatermark } from '../../ui/DraftWatermark.tsx';
import { MessagePanel } from '../../ui/MessagePanel.tsx';
import { deskQueries } from '../desk.queries.ts';
import type { FrameKind } from './frame-settings.ts';
import { useDeskWire } from '../useDeskWire.ts';
import { FrameSignedOut } from './FrameSignedOut.tsx';
import { useFrameEvents } from './useFrameEvents.ts';
import { useInertLinks } from './useInertLinks.ts';

type Props = {
  id: string;
  lang: Language;
  as: FrameKind;
  /** Renders the draft with the reader's own components. */
  children: (draft: DeskDraft) => ReactNode;
};

/** The document inside a frame: one draft shown as `as` says, without the page shell. Its links are disabled. */
export function DraftFrame({ id, lang, as, children }: Props) {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const signedOut = useFrameEvents();
  const { data, error } = useQuery({ ...deskQueries(useDeskWire()).draft(id, lang), enabled: !signedOut });
  // A board has several frames: each `main` needs a distinct name.
  const name = t('preview.frame', {
    kind: t(`preview.kinds.${as}`),
    width: t(`preview.widths.${window.innerWidth < 600 ? 'phone' : 'desktop'}`),
    language: t(`languages.${lang}`),
  });
  useInertLinks();
  if (signedOut) return <FrameSignedOut />;
  if (!data) return error ? <MessagePanel title={t('preview.failed')} hint={t('items.failedHint')} /> : null;
  return (
    <DraftWatermark
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
    </DraftWatermark>
  );
}
