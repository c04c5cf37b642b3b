import { useEdition } from '../language/EditionContext.tsx';
import { useTranslation } from '../language/I18nContext.tsx';
import { links } from '../links.ts';
import { StoryText } from '../story/StoryText.tsx';
import { Button } from '../ui/Button.tsx';
import { type Follow, followName, stopFollowing } from './follows.ts';

const hrefOf = ({ kind, slug, language }: Follow): string => {
  switch (kind) {
    case 'section':
      return links.section(language, slug);
    case 'topic':
      return links.topic(language, slug);
    case 'author':
      return links.search(language, { author: slug });
  }
};

/** What is followed, each with the way to its page and out of the list. */
export function FollowList({ follows }: { follows: readonly Follow[] }) {
  const { t } = useTranslation('follow');
  const { language } = useEdition();
  return (
    <ul className="border-b border-rule">
      {follows.map((each) => (
        <li key={followName(each)} className="flex items-center justify-between gap-3 border-t border-rule py-2">
          <a href={hrefOf(each)} className="headline-link flex min-h-11 min-w-0 flex-wrap items-center gap-3 text-list">
            <span className="text-kicker text-mute">{t(`kinds.${each.kind}`)}</span>
            <StoryText text={each.name} language={language} />
          </a>
          <Button
            aria-label={`${t('stop')}: ${each.name}`}
            onClick={({ currentTarget }) => {
              const entry = currentTarget.closest('li');
              const neighbour = entry?.nextElementSibling ?? entry?.previousElementSibling;
              // The button goes with its entry; after the last one the headline takes the focus.
              neighbour?.querySelector('button')?.focus();
              stopFollowing(each);
            }}
          >
            {t('stop')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
