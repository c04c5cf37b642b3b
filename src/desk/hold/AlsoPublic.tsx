import type { HeldStory } from '#contract/hold.ts';
import { directionOf } from '#contract/language.ts';
import { deskLinks } from '../../desk-links.ts';
import { useTranslation } from '../../language/I18nContext.tsx';

/** What readers have besides a story, which its withdrawal leaves as it is. */
export function AlsoPublic({ stories }: { stories: HeldStory['alsoPublic'] }) {
  const { t } = useTranslation('desk');
  if (stories.length === 0) return null;
  return (
    <section aria-label={t('hold.alsoPublic')}>
      <h3 className="mb-1 text-ui font-bold">{t('hold.alsoPublic')}</h3>
      <ul>
        {stories.map(({ id, language, headline, why }) => (
          <li key={id} className="border-t border-rule py-2 text-ui leading-note">
            <a href={deskLinks.board(id)} className="text-link">
              <bdi lang={language} dir={directionOf(language)}>
                {headline}
              </bdi>
            </a>{' '}
            <span className="ms-3 text-meta text-mute">
              {why === 'twin' ? t('hold.twin') : t('hold.translation', { language: t(`languages.${language}`) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
