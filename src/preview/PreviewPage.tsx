import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from '../language/I18nContext.tsx';
import type { DraftPreview, PreviewAnswer } from '#contract/preview.ts';
import { directionOf } from '#contract/language.ts';
import { useFormat } from '../language/useFormat.ts';
import { links } from '../links.ts';
import { useEdition } from '../language/EditionContext.tsx';
import { Announcer } from '../ui/Announcer.tsx';
import { DraftWatermark } from '../ui/DraftWatermark.tsx';
import { createPreviewWire } from '../wire/preview-wire.ts';
import { useWire } from '../wire/WireContext.tsx';
import { WireError } from '../wire/wire-error.ts';
import { previewQueries } from './preview.queries.ts';
import { PreviewBanner } from './PreviewBanner.tsx';
import { PreviewClosed } from './PreviewClosed.tsx';
import { usePreviewEvents } from './usePreviewEvents.ts';

type Props = {
  id: string;
  first: PreviewAnswer;
  /** Renders the draft with the reader's own components. */
  children: (preview: DraftPreview) => ReactNode;
};

/** A draft, shown to somebody with its link and updated live. Redirects to the public page once the story is published. */
export function PreviewPage({ id, first, children }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const wire = createPreviewWire(useWire());
  const queryClient = useQueryClient();
  const [exitState, setExitState] = useState<'idle' | 'pending' | 'failed'>('idle');
  const exiting = exitState !== 'idle';
  const { data, error } = useQuery({ ...previewQueries(wire).byId(id), initialData: first, enabled: !exiting });
  const { gone, unverified, live, recheck } = usePreviewEvents({
    id,
    expiresAt: data.state === 'draft' ? data.expiresAt : null,
    signedInOnly: data.state === 'draft' && data.signedInOnly,
  });
  const { language } = useEdition();
  const notFound = error instanceof WireError && error.kind === 'not-found';
  const publicUrl = data.state === 'published' ? data.url : null;
  const closed = gone || notFound;

  useEffect(() => {
    // A new document, so that nothing of the draft stays in memory.
    if (publicUrl !== null) location.replace(publicUrl);
  }, [publicUrl]);
  useEffect(() => {
    if (closed) queryClient.clear();
  }, [closed, queryClient]);

  const exit = async () => {
    // At once, whatever the server answers.
    setExitState('pending');
    queryClient.clear();
    try {
      await wire.exit(id);
      location.replace(links.front(language));
    } catch {
      setExitState('failed');
    }
  };
  if (exitState === 'failed') return <PreviewClosed reason="stuck" onRetry={() => void exit()} />;
  if (exiting || publicUrl !== null || data.state !== 'draft') return null;
  if (closed) return <PreviewClosed reason="gone" />;
  if (unverified) return <PreviewClosed reason="failed" onRetry={() => void recheck()} />;

  return (
    <div lang={data.article.language} dir={directionOf(data.article.language)}>
      <PreviewBanner preview={data} disconnected={live === false} onExit={() => void exit()} />
      <DraftWatermark
        label={t('preview.onPaper')}
        facts={t('preview.paperFacts', {
          status: t(`preview.status.${data.pubStatus}`),
          version: format.digits(data.version),
          time: format.dateTime(data.savedAt),
        })}
      >
        <main id="content" className="pb-14">
          {children(data)}
        </main>
      </DraftWatermark>
      <Announcer
        message={
          data.version === versionOf(first) ? '' : t('preview.updated', { version: format.digits(data.version) })
        }
      />
    </div>
  );
}

const versionOf = (answer: PreviewAnswer) => (answer.state === 'draft' ? answer.version : null);
