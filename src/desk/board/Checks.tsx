import { useTranslation } from '../../language/I18nContext.tsx';
import type { Check } from '#contract/desk.ts';
import { isLanguage, type Language, textDirection } from '#contract/language.ts';
import { useFormat } from '../../language/useFormat.ts';
import { BlockHead } from '../../story/BlockHead.tsx';
import { StoryText } from '../../story/StoryText.tsx';

type Props = { checks: readonly Check[]; language: Language };
type Part = 'headline' | 'body' | 'picture';

// The texts of these kinds already name the part: «عنوان أطول مما تتسع له الصفحة في العنوان» would repeat it.
const kindsWithPlace = new Set<Check['kind']>([
  'headline-long',
  'ticker-long',
  'dateline-missing',
  'byline-missing',
  'see-also-draft',
  'see-also-killed',
  'translation-missing',
]);

/** Hints for a copy editor; they block nothing. */
export function Checks({ checks, language }: Props) {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const languageIn = ({ kind, excerpt }: Check): string =>
    kind === 'translation-missing' && isLanguage(excerpt) ? t(`languages.${excerpt}`) : '';
  return (
    <section aria-label={t('checks.title')}>
      <BlockHead>{t('checks.title')}</BlockHead>
      {checks.length === 0 ? (
        <p className="text-ui text-soft">{t('checks.none')}</p>
      ) : (
        <>
          <p className="pieces mb-2 text-meta text-mute">
            <span>{t('checks.count', { count: checks.length, n: format.number(checks.length) })}</span>
            <span>{t('checks.hint')}</span>
          </p>
          <ul className="border-b border-rule">
            {checks.map((check, index) => (
              <li key={index} className="border-t border-rule py-3 text-ui leading-note">
                <b>{t(`checks.kinds.${check.kind}`, { language: languageIn(check) })}</b>{' '}
                {!kindsWithPlace.has(check.kind) && (
                  <span className="text-soft">
                    {check.block === null
                      ? t(`checks.parts.${check.part as Part}`)
                      : t('checks.block', { n: format.number(check.block + 1) })}
                  </span>
                )}
                <Excerpt check={check} language={language} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Excerpt({ check: { kind, excerpt }, language }: { check: Check; language: Language }) {
  if (!excerpt || kind === 'translation-missing') return null;
  return (
    <span
      lang={language}
      dir={textDirection(excerpt, language)}
      className="mt-1 block border-s-4 border-mark ps-3 text-start whitespace-pre-wrap"
    >
      <StoryText text={excerpt} language={language} />
    </span>
  );
}
