import type { TFunction } from 'i18next';
import { isLanguage, type Language } from '#contract/language.ts';
import type { Edition } from '../../language/EditionContext.tsx';
import { formatDate, formatNumber, formatTime } from '../../language/format.ts';
import type { Failure } from './failure.ts';

/** The story from which a reader switched to a language that it has not been translated into. */
export type Original = { language: Language; id: string };

/** From the params of an article's address: the language switch leads to `/{lang}/news/{id of the original}?from={its language}`. */
export function originalOf(
  { kind }: Failure,
  language: Language,
  id: string | undefined,
  from: string | null,
): Original | null {
  return kind === 'not-found' && id && isLanguage(from) && from !== language ? { language: from, id } : null;
}

type ErrorText = { title: string; hint: string };

/** What an error page says. The title is both its h1 and the document's title. `original`: see `originalOf`. */
export function errorText(
  { kind, problem, retryAfter }: Failure,
  original: Original | null,
  edition: Edition,
  t: TFunction,
  online: boolean,
): ErrorText {
  if (original) return { title: t('masthead.noTranslation'), hint: t('masthead.noTranslationHint') };
  switch (kind) {
    case 'not-found':
      return { title: t('errors.missing'), hint: t('errors.missingHint') };
    case 'withdrawn': {
      const at = problem?.withdrawnAt;
      return {
        title: t('errors.withdrawn'),
        hint: [
          at
            ? t('errors.withdrawnOn', { date: formatDate(at, edition), time: formatTime(at, edition) })
            : t('errors.withdrawnHint'),
          // Why, where the newsroom says so.
          problem?.detail,
        ].join(' '),
      };
    }
    case 'network':
      if (!online) return { title: t('errors.offline'), hint: t('errors.offlineHint') };
      return { title: t('errors.unavailable'), hint: t('errors.unavailableHint') };
    case 'timeout':
      return { title: t('errors.timeout'), hint: t('errors.timeoutHint') };
    case 'too-many-requests': {
      const count = Math.ceil((retryAfter ?? 0) / 60);
      const hint =
        count > 0 ? t('errors.tooManyIn', { count, n: formatNumber(count, edition) }) : t('errors.tooManyHint');
      return { title: t('errors.tooMany'), hint };
    }
    case 'unavailable':
      return { title: t('errors.unavailable'), hint: t('errors.unavailableHint') };
    case 'bad-request':
    case 'bad-cursor':
    case 'bad-range':
      return { title: t('errors.badRequest'), hint: t('errors.badRequestHint') };
    case 'unauthorized':
    case 'forbidden':
    case 'conflict':
    case 'too-large':
    case 'unsupported-media':
    case 'invalid-item':
    case 'internal':
    default:
      // Failures that are not the reader's to mend, and kinds that only a newer server knows.
      return { title: t('errors.internal'), hint: t('errors.internalHint') };
  }
}
