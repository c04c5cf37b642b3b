import { useContext } from 'react';
import { useTranslation } from '../../language/I18nContext.tsx';
import type { Board } from '#contract/desk.ts';
import { directionOf } from '#contract/language.ts';
import { useFormat } from '../../language/useFormat.ts';
import { deskLinks } from '../../desk-links.ts';
import { vowelled } from '../../story/vowelled.ts';
import { StoryText } from '../../story/StoryText.tsx';
import { HoldPanel } from '../hold/HoldPanel.tsx';
import { DeskLiveContext } from '../DeskLiveContext.ts';
import { useMayActAs } from '../EditorContext.ts';
import { Embargo } from './Embargo.tsx';
import { StateLabel } from '../StateLabel.tsx';

/** Headline, state, version, embargo and the desk's note. */
export function BoardHead({ board }: { board: Board }) {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const live = useContext(DeskLiveContext);
  const mayReadLog = useMayActAs('editor');
  return (
    <header className="mb-8">
      <a href={deskLinks.items()} className="headline-link inline-flex min-h-11 items-center text-kicker text-soft">
        {t('board.back')}
      </a>
      <p className="mt-1 mb-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-kicker">
        <StateLabel state={board.state} />
        <span className="text-soft">{t(`languages.${board.language}`)}</span>
        {board.publicUrl && (
          <a href={board.publicUrl} className="text-link inline-flex min-h-11 items-center">
            {t('board.toPublic')}
          </a>
        )}
      </p>
      <h1 className={`text-title ${vowelled(board.headline)}`}>
        <bdi lang={board.language} dir={directionOf(board.language)}>
          <StoryText text={board.headline} language={board.language} />
        </bdi>
      </h1>
      <p className="pieces mt-2 text-meta text-mute">
        <bdi>{t('items.version', { version: format.digits(board.version) })}</bdi>
        <time dateTime={board.savedAt}>{t('items.savedAt', { time: format.dateTime(board.savedAt) })}</time>
        {live && <span>{t('board.live')}</span>}
        {mayReadLog && (
          <a href={deskLinks.audit(board.id)} className="text-link">
            {t('log.story')}
          </a>
        )}
      </p>
      <HoldPanel board={board} />
      <Embargo board={board} />
      {board.note && (
        <p className="mt-4 border-s-4 border-edge bg-raised px-4 py-3 text-ui leading-note">
          <b className="me-2">{t('board.note')}</b>
          <bdi lang={board.language}>{board.note}</bdi>
        </p>
      )}
    </header>
  );
}
