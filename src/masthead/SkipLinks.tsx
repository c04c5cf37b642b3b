import { useTranslation } from '../language/WordsContext.tsx';

const look =
  'sr-only focus:not-sr-only focus:fixed focus:start-2 focus:top-2 focus:z-30 focus:inline-flex focus:min-h-11 focus:items-center focus:border focus:border-edge focus:bg-paper focus:px-4 focus:text-ui';

/** The first stop of the keyboard: past masthead and ticker. */
export function SkipLinks() {
  const { t } = useTranslation();
  return (
    <a href="#content" className={look} data-screen="">
      {t('common.skipToContent')}
    </a>
  );
}
