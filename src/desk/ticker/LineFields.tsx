import { type ReactNode, useId, useState } from 'react';
import { directionOf, type Language } from '#contract/language.ts';
import { longestLineLife, textLimits } from '#contract/limits.ts';
import type { TickerLine } from '#contract/ticker-curation.ts';
import { useTranslation } from '../../language/I18nContext.tsx';
import { serverTime } from '../../runtime/clock.ts';
import { fieldClass } from '../field-class.ts';
import { MomentField } from '../moments/MomentField.tsx';
import { useMoment } from '../moments/useMoment.ts';
import { plainLine } from '../plain-line.ts';

type Props = {
  language: Language;
  /** What is being changed; null of a new line. Whether it is breaking is decided beside it, as of a story. */
  line: Pick<TickerLine, 'text' | 'expires'> | null;
  onLine: (line: TickerLine) => void;
  /** The buttons. */
  children: ReactNode;
};

/** A line without a story: its text, until when it runs, and whether it is breaking. */
export function LineFields({ language, line, onLine, children }: Props) {
  const { t } = useTranslation('desk');
  const id = useId();
  const [text, setText] = useState(line?.text ?? '');
  const until = useMoment(line?.expires ?? null);
  const [breaking, setBreaking] = useState(false);
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const expires = until.at;
        const plain = plainLine(text);
        if (expires && Date.parse(expires) > serverTime() && plain) onLine({ text: plain, expires, breaking });
      }}
    >
      <div>
        <label htmlFor={id} className="mb-2 block text-kicker font-bold">
          {t('line.text')}
        </label>
        <textarea
          id={id}
          rows={2}
          required
          value={text}
          maxLength={textLimits.tickerLine}
          lang={language}
          dir={directionOf(language)}
          onChange={(event) => setText(event.currentTarget.value)}
          className={`${fieldClass} block leading-note`}
        />
      </div>
      <MomentField
        label={t('line.until')}
        moment={until}
        hours={[1, 3, 6, 24]}
        required
        mostDays={longestLineLife / 86_400}
      />
      {line === null && (
        <label className="inline-flex min-h-11 cursor-pointer items-center gap-2 text-ui">
          <input
            type="checkbox"
            className="size-5 accent-ink"
            checked={breaking}
            onChange={(event) => setBreaking(event.currentTarget.checked)}
          />
          {t('line.breaking')}
        </label>
      )}
      {children}
    </form>
  );
}
