import { Suspense } from 'react';
import { optional } from '../runtime/optional.ts';
import { useEdition } from '../language/EditionContext.tsx';
import { useHydrated } from '../runtime/useHydrated.ts';
import { SavedPage } from '../saved/SavedPage.tsx';
import { type HeadContext, noindexHead } from '../app/head/head.ts';
import { PageError } from '../app/errors/PageError.tsx';
import { usePageHead } from '../app/head/usePageHead.ts';

const DevicePanel = optional(() => import('../offline/DevicePanel.tsx').then((module) => module.DevicePanel));

const head = (_: unknown, { t }: HeadContext) => noindexHead(t('saved.title'));
export const handle = { head };

export function Component() {
  usePageHead(head, true);
  const { language } = useEdition();
  const hydrated = useHydrated();
  return (
    <SavedPage
      device={
        hydrated && (
          <Suspense fallback={null}>
            <DevicePanel key={language} />
          </Suspense>
        )
      }
    />
  );
}

export { PageError as ErrorBoundary };
