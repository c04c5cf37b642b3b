import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { directionOf, type Language } from '#contract/language.ts';
import type { FrontAnswer } from '#contract/story.ts';
import { useTranslation } from '../../language/I18nContext.tsx';
import { DraftWatermark } from '../../ui/DraftWatermark.tsx';
import { MessagePanel } from '../../ui/MessagePanel.tsx';
import { deskQueries } from '../desk.queries.ts';
import { useDeskWire } from '../useDeskWire.ts';
import { FrameSignedOut } from './FrameSignedOut.tsx';
import { useFrameEvents } from './useFrameEvents.ts';
import { useInertLinks } from './useInertLinks.ts';

type Props = {
  language: Language;
  /** Renders the front with the reader's own components. */
  children: (front: FrontAnswer) => ReactNode;
};

/** The document inside the preview of a front: its draft, as readers would have it. */
export function FrontFrame({ language, children }: Props) {
  const { t } = useTranslation('desk');
  const signedOut = useFrameEvents();
  const { data, error } = useQuery({ ...deskQueries(useDeskWire()).frontDraft(language), enabled: !signedOut });
  useInertLinks();
  if (signedOut) return <FrameSignedOut />;
  if (!data) return error ? <MessagePanel title={t('preview.failed')} hint={t('items.failedHint')} /> : null;
  return (
    <DraftWatermark label={t('paper.label')} facts={t('fronts.title')}>
      <main lang={language} dir={directionOf(language)} data-frame="front" aria-label={t('fronts.preview')}>
        {children(data)}
      </main>
    </DraftWatermark>
  );
}
