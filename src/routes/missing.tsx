import { type LoaderFunctionArgs, redirect } from 'react-router';
import { canonicalPath } from '#contract/language-path.ts';
import { throwNotFound } from '../app/errors/failure.ts';
import { PageError } from '../app/errors/PageError.tsx';

/** Any other address: 404, or a redirect when only its case differs from a page's. */
export function loader({ request }: LoaderFunctionArgs) {
  const { pathname, search } = new URL(request.url);
  const canonical = canonicalPath(pathname);
  if (canonical !== pathname) throw redirect(canonical + search, 301);
  throwNotFound();
}

export function Component() {
  return null;
}

export { PageError as ErrorBoundary };
