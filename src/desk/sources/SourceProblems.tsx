import type { SourceProblem } from '#contract/sources.ts';
import { useTranslation } from '../../language/I18nContext.tsx';
import { useFormat } from '../../language/useFormat.ts';
import { SourceProblemList } from './SourceProblemList.tsx';

/** What so many documents have in common is said once. */
const many = 4;

const messageOf = ({ refused, problems }: SourceProblem): string | null =>
  !refused && problems.length === 1 ? problems[0]!.message : null;

function alike(problems: SourceProblem[]): Map<string | null, SourceProblem[]> {
  const groups = new Map<string | null, SourceProblem[]>();
  for (const problem of problems) {
    const message = messageOf(problem);
    groups.set(message, [...(groups.get(message) ?? []), problem]);
  }
  return new Map([...groups].filter(([message, those]) => message !== null && those.length >= many));
}

/** Documents that were refused, and those that were taken in with warnings. */
export function SourceProblems({ problems }: { problems: SourceProblem[] }) {
  const { t } = useTranslation('desk');
  const format = useFormat();
  if (problems.length === 0) return null;
  const groups = alike(problems);
  const others = problems.filter((problem) => !groups.has(messageOf(problem)));
  return (
    <>
      <h3 className="mt-6 mb-1 text-list font-bold">{t('sources.problems')}</h3>
      {others.length > 0 && <SourceProblemList problems={others} />}
      {[...groups].map(([message, those]) => (
        <details key={message} className="border-b border-rule">
          <summary className="chevron-end min-h-11 cursor-pointer content-center text-ui leading-note">
            <span className="me-2 font-semibold">
              {t('sources.alike', { count: those.length, n: format.number(those.length) })}
            </span>
            <bdi lang="en" dir="ltr" className="wrap-anywhere text-soft">
              {message}
            </bdi>
          </summary>
          <SourceProblemList problems={those.map((each) => ({ ...each, problems: [] }))} />
        </details>
      ))}
    </>
  );
}
