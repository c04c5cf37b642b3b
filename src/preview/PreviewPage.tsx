import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from '../language/WordsContext.tsx';
import type { DraftPreview, PreviewAnswer } from '#contract/preview.ts';
import { directionOf } from '#contract/language.ts';
import { useFormat } from '../language/useFormat.ts';
import { links } from '../links.ts';
import { Announcer } from '../ui/Announcer.tsx';
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
  const [left, leave] = useState(false);
  const { data, error } = useQuery({ ...previewQueries(wire).byId(id), initialData: first, enabled: !left });
  const gone = usePreviewEvents(id, data.state === 'draft' ? data.expiresAt : null);
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

  if (left || publicUrl !== null || data.state !== 'draft') return null;
  if (over) return <PreviewClosed door="gone" />;

  const exit = async () => {
    leave(true);
    queryClient.clear();
    // Without a line the cookie stays until it expires; the page goes all the same.
    await wire.exit(id).catch(() => undefined);
    location.replace(links.front(data.article.language));
  };
  const { language } = data.article;
  return (
    <div lang={language} dir={directionOf(language)}>
      <PreviewBanner preview={data} onExit={() => void exit()} />
      <main id="content" className="pb-14">
        {children(data)}
      </main>
      <Announcer
        message={
          data.version === versionOf(first) ? '' : t('preview.updated', { version: format.digits(data.version) })
        }
      />
    </div>
  );
}

const versionOf = (answer: PreviewAnswer) => (answer.state === 'draft' ? answer.version : null);
