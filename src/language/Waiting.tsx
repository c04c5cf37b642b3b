import { useEffect, useState } from 'react';
import { useTranslation } from './I18nContext.tsx';

const slowAfterMs = 5000;

/** Beside a skeleton: announces that the page is loading, and shows after a while that it is slow. */
export function Waiting() {
  const { t } = useTranslation();
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), slowAfterMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <output data-needs-app="" className={slow ? 'block py-3 text-ui text-soft' : 'sr-only'}>
      {slow ? t('errors.slow') : t('common.loading')}
    </output>
  );
}
