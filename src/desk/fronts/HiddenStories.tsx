import type { FrontPlan } from '#contract/curation.ts';
import { mostHidden } from '#contract/front-places.ts';
import { useTranslation } from '../../language/I18nContext.tsx';
import { useFormat } from '../../language/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import type { KnownStories } from './plan/useKnownStories.ts';

type Props = {
  plan: FrontPlan;
  stories: KnownStories;
  /** No more can be hidden. */
  isFull: boolean;
  onShow: ((id: string) => void) | null;
};

/** What the desk keeps off this front. */
export function HiddenStories({ plan, stories, isFull, onShow }: Props) {
  const { t } = useTranslation('desk');
  const format = useFormat();
  if (plan.hidden.length === 0) return null;
  return (
    <section aria-label={t('fronts.hidden')} className="border-t-2 border-ink pt-2">
      <h2 className="text-card">{t('fronts.hidden')}</h2>
      <p className="text-meta text-mute">{t('fronts.hiddenHint')}</p>
      {isFull && <p className="text-meta font-semibold">{t('fronts.hiddenFull', { n: format.number(mostHidden) })}</p>}
      <ul className="divide-y divide-rule">
        {plan.hidden.map((id) => {
          const { headline } = stories.of(id);
          return (
            <li key={id} className="flex flex-wrap items-center gap-3 py-2">
              <p className="min-w-[min(12rem,100%)] flex-1 text-ui">
                <bdi>{headline}</bdi>
              </p>
              {onShow && (
                <Button aria-label={t('fronts.showFor', { name: headline })} onClick={() => onShow(id)}>
                  {t('fronts.show')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
