import { useEffect, useState } from 'react';
import { useTranslation } from './I18nContext.tsx';

const slowAfter = 5000;

/** Beside a skeleton: says once that something is coming, and after a while that it is slow. */
export function Waiting() {
  const { t } = useTranslation();
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), slowAfter);
    return () => clearTimeout(timer);
  }, []);
  return (
    <output className={slow ? 'block py-3 text-ui text-soft' : 'sr-only'}>
      {slow ? t('errors.slow') : t('common.loading')}
    </output>
  );
}
