import { useTranslation } from '../../language/I18nContext.tsx';
import { shareCardSize } from '#contract/limits.ts';
import type { DeskDraft } from '#contract/desk.ts';
import { StoryText } from '../../story/StoryText.tsx';

type Props = { draft: DeskDraft; image: string; site: string };

/** A shared link as messaging apps show it: share card, headline, deck, site. */
export function ShareCardFrame({ draft: { article }, image, site }: Props) {
  const { t } = useTranslation('desk');
  return (
    <div className="wrap py-4">
      <h1 className="mb-2 text-meta font-normal text-mute">{t('preview.linkedAs')}</h1>
      <div className="max-w-130 border border-edge bg-raised">
        <img src={image} {...shareCardSize} alt="" className="block w-full bg-sunk" />
        <div className="px-4 py-3">
          <p dir="ltr" className="text-start text-meta text-mute">
            {site}
          </p>
          <p className="text-ui font-bold">
            <StoryText text={article.headline} />
          </p>
          {article.deck && (
            <p className="text-meta leading-note text-soft">
              <StoryText text={article.deck} />
            </p>
          )}
        </div>
      </div>
    </div>
  );
}
