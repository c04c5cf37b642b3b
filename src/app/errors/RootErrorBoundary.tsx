import { useLocation } from 'react-router';
import { languageOfPath } from '../../language/language-of-path.ts';
import { useAppContext } from '../context/AppProvider.tsx';
import { PageShell } from '../PageShell.tsx';
import { PageError } from './PageError.tsx';

/** For errors outside a page shell: the shell comes with it. */
export function RootErrorBoundary() {
  const { newsroom } = useAppContext();
  const { pathname } = useLocation();
  return (
    <PageShell language={languageOfPath(pathname, newsroom)}>
      <PageError />
    </PageShell>
  );
}
