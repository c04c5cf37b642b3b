import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation, I18nProvider } from '../../language/I18nContext.tsx';
import { type LoaderFunctionArgs, useLoaderData, useParams, useSearchParams } from 'react-router';
import type { DeskDraft } from '#contract/desk.ts';
import { isLanguage } from '#contract/language.ts';
import type { Story } from '#contract/story.ts';
import { ArticlePage } from '../../article/ArticlePage.tsx';
import { createDeskClient } from '../../desk/desk.queries.ts';
import { type FrameKind, frameKinds } from '../../desk/frames/frame-settings.ts';
import { DraftFrame } from '../../desk/frames/DraftFrame.tsx';
import { ShareCardFrame } from '../../desk/frames/ShareCardFrame.tsx';
import { useFrameAppearance } from '../../desk/frames/useFrameAppearance.ts';
import { LeadStory } from '../../front/LeadStory.tsx';
import { addDeskCatalogue } from '../../language/desk-catalogue.ts';
import { EditionProvider } from '../../language/EditionContext.tsx';
import { deskLinks } from '../../desk-links.ts';
import { HitCard } from '../../search/HitCard.tsx';
import { ChangeMarks } from '../../story/ChangeMarks.tsx';
import { StoryCard } from '../../story/StoryCard.tsx';
import { TickerBar } from '../../ticker/TickerBar.tsx';
import { noindexHead } from '../../app/head/head.ts';
import { appContext } from '../../app/context/app-context.ts';
import { useAppContext } from '../../app/context/AppProvider.tsx';
import { usePageHead } from '../../app/head/usePageHead.ts';
import '../../desk.css';

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { loadI18n, newsroom } = context.get(appContext);
  const lang = new URL(request.url).searchParams.get('lang');
  const language = isLanguage(lang) ? lang : newsroom.languages[0]!;
  await addDeskCatalogue(await loadI18n(language));
  return { language };
}

/** One frame of the board: the draft as the reader shows it, in the story's language. */
export function Component() {
  const { language } = useLoaderData<typeof loader>();
  const id = useParams()['id']!;
  const [search] = useSearchParams();
  const { newsroom, loadedI18n } = useAppContext();
  const [client] = useState(createDeskClient);
  const edition = useMemo(() => ({ language, newsroom }), [language, newsroom]);
  const as = frameKinds.find((kind) => kind === search.get('as')) ?? 'article';
  useFrameAppearance({ lang: language, scheme: search.get('scheme'), text: search.get('text') });
  return (
    <I18nProvider i18n={loadedI18n(language)!}>
      <EditionProvider edition={edition}>
        <QueryClientProvider client={client}>
          <Title />
          <DraftFrame id={id} lang={language} as={as}>
            {(draft) => frames[as](draft, id)}
          </DraftFrame>
        </QueryClientProvider>
      </EditionProvider>
    </I18nProvider>
  );
}

/** The page's h1, for frames whose content has none. */
function Heading({ kind }: { kind: FrameKind }) {
  const { t } = useTranslation('desk');
  return <h1 className="sr-only">{t(`preview.kinds.${kind}`)}</h1>;
}

function Title() {
  const { t } = useTranslation('desk');
  usePageHead(noindexHead, t('preview.title'));
  return null;
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

export { RootErrorBoundary as ErrorBoundary } from '../../app/errors/RootErrorBoundary.tsx';
