import type { FrontPlan } from '#contract/curation.ts';
import { frontPlaces, type FixedPlace, opinionSection, type PlaceName } from '#contract/front-places.ts';
import { useEdition } from '../../../language/EditionContext.tsx';
import { useTranslation } from '../../../language/I18nContext.tsx';

const fixed = Object.keys(frontPlaces) as FixedPlace[];

/**
 * The places of a front in the order of the page, with their names; `hidden` is named as well. Last come sections that a plan fills, though the
 * newsroom does not have them any more.
 */
export function usePlaceNames(plan?: FrontPlan) {
  const { t } = useTranslation('desk');
  const { newsroom, language } = useEdition();
  const sections = new Map(
    newsroom.sections.map(({ slug, name }) => [slug, name[language] ?? Object.values(name)[0]!]),
  );
  const blocks = [...sections.keys()].filter((slug) => slug !== opinionSection);
  const known: PlaceName[] = [...fixed, ...blocks.map((slug) => `section:${slug}` as const)];
  const filled = Object.keys(plan?.places ?? {}) as PlaceName[];
  const gone = filled.filter((name) => !known.includes(name));
  const nameOf = (place: string): string => {
    if (place === 'hidden') return t('fronts.hidden');
    if (place in frontPlaces) return t(`fronts.places.${place as FixedPlace}`);
    const slug = place.replace(/^section:/u, '');
    return t('fronts.section', { name: sections.get(slug) ?? slug });
  };
  return { names: [...known, ...gone], gone, nameOf };
}
