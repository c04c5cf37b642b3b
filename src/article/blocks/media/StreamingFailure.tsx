import { useTranslation } from '../../../language/I18nContext.tsx';
import type { Streaming } from './useStreaming.ts';

/** Said where a stream could not be played, with its address. */
export function StreamingFailure({ state, address }: { state: Streaming; address: string }) {
  const { t } = useTranslation();
  return (
    <output className="block">
      {state === 'failed' && (
        <span className="block pt-2 text-kicker">
          {t('article.notPlayed')}{' '}
          <a href={address} rel="noopener" className="text-link">
            {t('article.openMedia')}
          </a>
        </span>
      )}
    </output>
  );
}
