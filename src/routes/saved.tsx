import { SavedPage } from '../saved/SavedPage.tsx';
import { type HeadContext, noindexHead } from '../app/head/head.ts';
import { PageError } from '../app/errors/PageError.tsx';
import { usePageHead } from '../app/head/usePageHead.ts';

const head = (_: unknown, { t }: HeadContext) => noindexHead(t('saved.title'));
export const handle = { head };

export function Component() {
  usePageHead(head, true);
  return <SavedPage />;
}

export { PageError as ErrorBoundary };
