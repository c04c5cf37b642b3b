import type { ReactNode } from 'react';
import { useTranslation } from '../../language/I18nContext.tsx';
import { useLoaderData, useParams, useSearchParams } from 'react-router';
import type { DeskDraft } from '#contract/desk.ts';
import type { Story } from '#contract/story.ts';
import { ArticlePage } from '../../article/ArticlePage.tsx';
import { type FrameKind, frameKinds } from '../../desk/frames/frame-settings.ts';
import { DraftFrame } from '../../desk/frames/DraftFrame.tsx';
import { FrameShell } from './FrameShell.tsx';
import type { loadFrame } from './load-frame.ts';
import { ShareCardFrame } from '../../desk/frames/ShareCardFrame.tsx';
import { LeadStory } from '../../front/LeadStory.tsx';
import { deskLinks } from '../../desk-links.ts';
import { HitCard } from '../../search/HitCard.tsx';
import { ChangeMarks } from '../../story/ChangeMarks.tsx';
import { StoryCard } from '../../story/StoryCard.tsx';
import { TickerBar } from '../../ticker/TickerBar.tsx';
import '../../desk.css';

/** One frame of the board: the draft as the reader shows it, in the story's language. */
export function Component() {
  const language = useLoaderData<typeof loadFrame>();
  const id = useParams()['id']!;
  const [search] = useSearchParams();
  const as = frameKinds.find((kind) => kind === search.get('as')) ?? 'article';
  return (
    <FrameShell language={language} title="preview.title">
      <DraftFrame id={id} lang={language} as={as}>
        {(draft) => frames[as](draft, id)}
      </DraftFrame>
    </FrameShell>
  );
}

/** The page's h1, for frames whose content has none. */
function Heading({ kind }: { kind: FrameKind }) {
  const { t } = useTranslation('desk');
  return <h1 className="sr-only">{t(`preview.kinds.${kind}`)}</h1>;
}

/** The story without a link: its page does not exist yet, and must not be prefetched. */
const unlinked = ({ article }: DeskDraft): Story => ({ ...article, hasBody: false });

const frames: Record<FrameKind, (draft: DeskDraft, id: string) => ReactNode> = {
  article: ({ article, seeAlso }) => (
    <ChangeMarks article={article}>
      <ArticlePage article={article} seeAlso={seeAlso} />
    </ChangeMarks>
  ),
  ticker: (draft) => (
    <>
      <Heading kind="ticker" />
      <TickerBar lang={draft.article.language} stories={[unlinked(draft)]} />
    </>
  ),
  card: (draft) => (
    <div className="wrap py-4">
      <Heading kind="card" />
      <div className="max-w-90">
        <StoryCard story={unlinked(draft)} variant="picture" level={2} />
      </div>
    </div>
  ),
  lead: (draft) => (
    <div className="wrap columns-grid py-4">
      <LeadStory story={unlinked(draft)} tied={[]} layout="columns" />
    </div>
  ),
  share: (draft, id) => (
    <ShareCardFrame
      draft={draft}
      image={deskLinks.shareCard(id, draft.article.language, draft.article.revision)}
      site={location.host}
    />
  ),
  search: (draft) => (
    <div className="wrap max-w-160 py-4">
      <Heading kind="search" />
      <HitCard
        hit={{ story: unlinked(draft), headlineMarks: [], excerpt: draft.article.deck ?? '', excerptMarks: [] }}
      />
    </div>
  ),
};

export { loadFrame as loader } from './load-frame.ts';
export { RootErrorBoundary as ErrorBoundary } from '../../app/errors/RootErrorBoundary.tsx';
