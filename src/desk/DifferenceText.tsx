import { useTranslation } from '../language/WordsContext.tsx';
import type { Difference } from '#contract/desk.ts';
import { directionOf, type Language } from '#contract/language.ts';
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx';

type Props = { difference: Difference; language: Language };

/** A changed piece of text: what came is marked, what went is struck out; both are said aloud. */
export function DifferenceText({ difference: { part, words }, language }: Props) {
  const { t } = useTranslation('desk');
  return (
    <li className="border-t border-rule py-3">
      <p className="mb-1 text-meta text-mute">{t(`differences.parts.${part}`)}</p>
      <p lang={language} dir={directionOf(language)} className="text-list whitespace-pre-line">
        {words.map(({ op, text }, index) => {
          if (op === 'same') return <span key={index}>{text}</span>;
          const Change = op === 'added' ? 'ins' : 'del';
          const look =
            op === 'added'
              ? 'mx-0.5 bg-mark px-1 no-underline decoration-2 forced-colors:underline'
              : 'mx-0.5 text-mute line-through decoration-breaking decoration-1';
          return (
            <Change key={index} className={look}>
              <VisuallyHidden> {t(`differences.${op}`)}: </VisuallyHidden>
              {text}
            </Change>
          );
        })}
      </p>
    </li>
  );
}
