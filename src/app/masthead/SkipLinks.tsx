import { useTranslation } from '../../language/I18nContext.tsx';

/** The first element in the tab order: skips masthead and ticker. */
export function SkipLinks() {
  const { t } = useTranslation();
  return (
    <a href="#content" className="skip" data-screen="">
      {t('common.skipToContent')}
    </a>
  );
}
