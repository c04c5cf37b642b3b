import { Suspense } from 'react';
import { isDataSaved } from '../../runtime/data-saver.ts';
import { optional } from '../../runtime/optional.ts';
import { useEdition } from '../../language/EditionContext.tsx';
import { useHydrated } from '../../runtime/useHydrated.ts';

const PicturesBar = optional(() => import('../../offline/PicturesBar.tsx').then((module) => module.PicturesBar));

/** Offers the pictures of a page to readers who save data. */
export function SaverBar() {
  const { language } = useEdition();
  return (
    useHydrated() &&
    isDataSaved() && (
      <Suspense fallback={null}>
        <PicturesBar key={language} />
      </Suspense>
    )
  );
}
