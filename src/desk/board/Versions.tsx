import { useTranslation } from '../../language/I18nContext.tsx';
import type { Board } from '#contract/desk.ts';
import { directionOf } from '#contract/language.ts';
import { useFormat } from '../../language/useFormat.ts';
import { BlockHead } from '../../story/BlockHead.tsx';
import { StoryText } from '../../story/StoryText.tsx';

/** Every version of the item that was received, newest first. */
export function Versions({ board }: { board: Board }) {
  const { t } = useTranslation('desk');
  const format = useFormat();
  return (
    <section aria-label={t('versions.title')}>
      <BlockHead>{t('versions.title')}</BlockHead>
      <ol className="rings">
        {board.versions.map((version) => (
          <li key={version.seq}>
            <p className="pieces text-meta text-mute">
              <bdi className="font-bold text-ink">
                {t('items.version', { version: format.digits(version.version) })}
              </bdi>
              <span>{t(`versions.status.${version.pubStatus}`)}</span>
              <time dateTime={version.savedAt}>{format.dateTime(version.savedAt)}</time>
            </p>
            {version.opensAt && (
              <p className="text-meta font-bold">{t('versions.opensAt', { time: format.dateTime(version.opensAt) })}</p>
            )}
            {version.public && <p className="text-meta font-bold">{t('versions.public')}</p>}
            <p className="text-ui leading-note">
              <bdi lang={board.language} dir={directionOf(board.language)}>
                <StoryText text={version.headline} language={board.language} />
              </bdi>
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
