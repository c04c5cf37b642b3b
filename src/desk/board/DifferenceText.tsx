import { useTranslation } from '../../language/I18nContext.tsx';
import type { Difference } from '#contract/desk.ts';
import { type Language, textDirection } from '#contract/language.ts';
import { BidiText } from '../../story/BidiText.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';

type Props = { difference: Difference; language: Language };

/** A changed text: additions are marked, deletions struck through; screen readers announce which is which. */
export function DifferenceText({ difference: { part, words }, language }: Props) {
  const { t } = useTranslation('desk');
  const base = textDirection(words.map(({ text }) => text).join(''), language);
  return (
    <li className="border-t border-rule py-3">
      <p className="mb-1 text-meta text-mute">{t(`differences.parts.${part}`)}</p>
      <p lang={language} dir={base} className="text-list whitespace-pre-line">
        {words.map(({ op, text }, index) => {
          if (op === 'same') return <BidiText key={index} text={text} base={base} />;
          const Change = op === 'added' ? 'ins' : 'del';
          const className =
            op === 'added'
              ? 'mx-0.5 bg-mark px-1 no-underline decoration-2 forced-colors:underline'
              : 'mx-0.5 text-mute line-through decoration-breaking decoration-1';
          return (
            <Change key={index} className={className}>
              <VisuallyHidden> {t(`differences.${op}`)}: </VisuallyHidden>
              <BidiText text={text} base={base} />
            </Change>
          );
        })}
      </p>
    </li>
  );
}
