import { useTranslation } from '../../../language/I18nContext.tsx';
import type { MediaTrack } from '#contract/media.ts';

/** Captions and the like, in files of ours. */
export function Tracks({ tracks }: { tracks: readonly MediaTrack[] }) {
  const { t } = useTranslation();
  return tracks.map(({ src, kind, lang, label }) => (
    <track key={src} src={src} kind={kind} srcLang={lang ?? undefined} label={label ?? t('article.captions')} />
  ));
}
