import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type LoaderFunctionArgs, Navigate, redirect, useParams } from 'react-router';
import { useTranslation } from '../language/I18nContext.tsx';
import type { Language } from '#contract/language.ts';
import type { Block } from '#contract/text.ts';
import { loadBlocks } from '../article/blocks/rare-kinds.ts';
import { isHydrated } from '../runtime/hydration.ts';
import { ArticlePage } from '../article/ArticlePage.tsx';
import { ChangedNotice } from '../article/ChangedNotice.tsx';
import { ShareTools } from '../article/ShareTools.tsx';
import { Withdrawn } from '../article/Withdrawn.tsx';
import { useEdition } from '../language/EditionContext.tsx';
import { links } from '../links.ts';
import { NextStory } from '../related/NextStory.tsx';
import { SideStories } from '../related/SideStories.tsx';
import { cardOfArticle } from '../saved/card-of-article.ts';
import { SaveButton } from '../saved/SaveButton.tsx';
import { articleFromCard, cardOf } from '../story/cards.ts';
import { articleQueries } from '../story/story.queries.ts';
import { buttonLook } from '../ui/Button.tsx';
import { ReaderSettings } from '../settings/ReaderSettings.tsx';
import { useStoryUpdates } from '../live/useStoryUpdates.ts';
import { tickerQueries } from '../ticker/ticker.queries.ts';
import type { Withdrawal } from '../wire/keys.ts';
import { useWire } from '../wire/WireContext.tsx';
import { loadOrOpen, waitBriefly } from '../app/loading/load-or-open.ts';
import { throwAsResponse } from '../app/errors/failure.ts';
import { articleHead, noindexHead } from '../app/head/head.ts';
import { appContext } from '../app/context/app-context.ts';
import { useAppContext } from '../app/context/AppProvider.tsx';
import { requireLanguage } from '../app/loading/require-language.ts';
import { NearestStories } from '../app/errors/NearestStories.tsx';
import { PageError } from '../app/errors/PageError.tsx';
import { StaleNotice } from '../app/errors/StaleNotice.tsx';
import { hasNoData } from '../app/loading/has-no-data.ts';
import { usePageHead } from '../app/head/usePageHead.ts';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { wire, queryClient } = context.get(appContext);
  const [language, id] = [requireLanguage({ params, context }), params['id']!];
  // The card that was tapped serves as placeholder.
  const hasPlaceholder = cardOf(queryClient, language, id) !== undefined;
  const answer = await loadOrOpen(queryClient, articleQueries(wire).byId(language, id), { hasPlaceholder }).catch(
    throwAsResponse,
  );
  if (answer) await loadKinds(answer.article.body);
  if (answer && answer.article.id !== id) throw redirect(links.article(language, answer.article.id), 301);
  return answer;
}

/** A page that is hydrated needs the code of all its kinds; one opened later waits for it briefly, then in its place. */
async function loadKinds(body: readonly Block[]): Promise<void> {
  const loading = loadBlocks(body);
  if (isHydrated()) await waitBriefly(loading.catch(() => undefined));
  else await loading;
}

export const handle = { head: articleHead };

export function Component() {
  const { language } = useEdition();
  const id = useParams()['id']!;
  const { withdrawn } = useStoryUpdates(language, id);
  if (!withdrawn) return <OpenArticle key={id} language={language} id={id} />;
  return <WithdrawnArticle {...withdrawn} />;
}

/** Replaces everything of the story, the tab's title included. */
function WithdrawnArticle(withdrawn: Withdrawal) {
  const { t } = useTranslation();
  const { language } = useEdition();
  usePageHead(noindexHead, t('errors.withdrawn'));
  return (
    <Withdrawn
      {...withdrawn}
      action={
        <a href={links.front(language)} className={buttonLook}>
          {t('common.toFront')}
        </a>
      }
      nearest={<NearestStories original={null} />}
    />
  );
}

function OpenArticle({ language, id }: { language: Language; id: string }) {
  const queryClient = useQueryClient();
  const { next, show } = useStoryUpdates(language, id);
  const { origin } = useAppContext();
  const query = useQuery({
    ...articleQueries(useWire()).byId(language, id),
    // The headline and picture of the card that was tapped, until the article is loaded.
    placeholderData: () => articleFromCard(queryClient, language, id),
    throwOnError: hasNoData,
  });
  // The page shell has loaded it.
  const ticker = useQuery({ ...tickerQueries(useWire()).lines(language), enabled: false });
  usePageHead(articleHead, query.data);
  if (!query.data) return null;
  // A moved story is answered with its new id.
  if (query.data.article.id !== id) return <Navigate replace to={links.article(language, query.data.article.id)} />;
  const { article, seeAlso, next: nextStory } = query.data;
  return (
    <>
      <StaleNotice query={query} />
      <ArticlePage
        article={article}
        seeAlso={seeAlso}
        waiting={query.isPlaceholderData}
        address={origin + links.article(language, article.id)}
        tools={
          <>
            <ReaderSettings />
            <SaveButton story={cardOfArticle(article)} />
            <ShareTools title={article.headline} path={links.article(language, article.id)} />
          </>
        }
        related={<SideStories {...query.data} latest={ticker.data?.stories ?? []} />}
        next={nextStory && <NextStory story={nextStory} />}
      />
      {next && next.article.revision > article.revision && <ChangedNotice onShow={show} />}
    </>
  );
}

export { PageError as ErrorBoundary };
