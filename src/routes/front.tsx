import { useQuery } from '@tanstack/react-query';
import type { LoaderFunctionArgs } from 'react-router';
import type { FrontAnswer } from '#contract/story.ts';
import { frontQueries } from '../front/front.queries.ts';
import { FrontPage } from '../front/FrontPage.tsx';
import { FrontSkeleton } from '../front/FrontSkeleton.tsx';
import { useEdition } from '../language/EditionContext.tsx';
import { useWire } from '../wire/WireContext.tsx';
import { arrive } from './arrive.ts';
import { failed } from './failure.ts';
import { everywhereHead, type HeadContext } from './head.ts';
import { houseContext } from './house.ts';
import { languageIn } from './language-in.ts';
import { PageError } from './PageError.tsx';
import { StaleNotice } from './StaleNotice.tsx';
import { unlessShown } from './unless-shown.ts';
import { usePageHead } from './usePageHead.ts';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { wire, queryClient } = context.get(houseContext);
  return arrive(queryClient, frontQueries(wire).byLanguage(languageIn({ params, context }))).catch(failed);
}

const head = (_: FrontAnswer | undefined, context: HeadContext) => everywhereHead({ title: null, rest: '' }, context);
export const handle = { head };

export function Component() {
  const { language } = useEdition();
  const front = useQuery({ ...frontQueries(useWire()).byLanguage(language), throwOnError: unlessShown });
  usePageHead(head, front.data);
  if (!front.data) return <FrontSkeleton />;
  return (
    <>
      <StaleNotice query={front} />
      <FrontPage front={front.data} />
    </>
  );
}

export { PageError as ErrorBoundary };
