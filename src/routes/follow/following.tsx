import type { LoaderFunctionArgs } from 'react-router';
import { addFollowCatalogue } from '../../language/follow-catalogue.ts';
import { FollowedPage } from '../../follow/FollowedPage.tsx';
import { appContext } from '../../app/context/app-context.ts';
import { PageError } from '../../app/errors/PageError.tsx';
import { throwAsResponse } from '../../app/errors/failure.ts';
import { type HeadContext, noindexHead } from '../../app/head/head.ts';
import { usePageHead } from '../../app/head/usePageHead.ts';
import { requireLanguage } from '../../app/loading/require-language.ts';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const i18n = await context.get(appContext).loadI18n(requireLanguage({ params, context }));
  await addFollowCatalogue(i18n).catch(throwAsResponse);
  return null;
}

const head = (_: unknown, { t }: HeadContext) => noindexHead(t('masthead.following'));
export const handle = { head };

export function Component() {
  usePageHead(head, true);
  return <FollowedPage />;
}

export { PageError as ErrorBoundary };
