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
  /** What the reader's own room makes of the draft. */
  children: (preview: DraftPreview) => ReactNode;
};

/** A draft for one who holds its link, live; sent to the public page once there is one. */
export function PreviewPage({ id, first, children }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const wire = createPreviewWire(useWire());
  const queryClient = useQueryClient();
  const [exiting, setExiting] = useState<'no' | 'busy' | 'stuck'>('no');
  const left = exiting !== 'no';
  const { data, error } = useQuery({ ...previewQueries(wire).byId(id), initialData: first, enabled: !left });
  const { gone, unsure, live, ask } = usePreviewEvents({
    id,
    expiresAt: data.state === 'draft' ? data.expiresAt : null,
    signedInOnly: data.state === 'draft' && data.signedInOnly,
  });
  const { language } = useEdition();
  const refused = error instanceof WireError && error.kind === 'not-found';
  const publicUrl = data.state === 'published' ? data.url : null;
  const over = gone || refused;

  useEffect(() => {
    // Nothing of the draft stays in memory: the public page is a new document in the place of this one.
    if (publicUrl !== null) location.replace(publicUrl);
  }, [publicUrl]);
  useEffect(() => {
    if (over) queryClient.clear();
  }, [over, queryClient]);

  const exit = async () => {
    // Before the server has answered, and whatever it will say.
    setExiting('busy');
    queryClient.clear();
    try {
      await wire.exit(id);
      location.replace(links.front(language));
    } catch {
      setExiting('stuck');
    }
  };
  if (exiting === 'stuck') return <PreviewClosed door="stuck" onRetry={() => void exit()} />;
  if (left || publicUrl !== null || data.state !== 'draft') return null;
  if (over) return <PreviewClosed door="gone" />;
  if (unsure) return <PreviewClosed door="failed" onRetry={() => void ask()} />;

  return (
    <div lang={data.article.language} dir={directionOf(data.article.language)}>
      <PreviewBanner preview={data} lost={live === false} onExit={() => void exit()} />
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
