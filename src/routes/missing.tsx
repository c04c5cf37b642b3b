import { notFound } from './failure.ts';
import { PageError } from './PageError.tsx';

/** Any address that is none. */
export function loader() {
  notFound();
}

export function Component() {
  return null;
}

export { PageError as ErrorBoundary };
