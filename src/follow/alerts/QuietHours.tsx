import { type FormEvent, useId, useState } from 'react';
import type { QuietHours as Hours } from '#contract/alerts/alerts.ts';
import { useTranslation } from '../../language/I18nContext.tsx';
import { AlertChoice } from './AlertChoice.tsx';
import { ownTimeZone } from './own-time-zone.ts';

const usual = { from: '23:00', until: '07:00' };

const field = 'min-h-11 border border-edge bg-paper px-3 text-ui text-ink';

/** When no alert may come, every day. */
export function QuietHours({ quiet, onChange }: { quiet: Hours | null; onChange: (quiet: Hours | null) => void }) {
  const { t } = useTranslation('follow');
  const hint = useId();
  const [typed, setTyped] = useState(quiet ?? usual);
  const [known, setKnown] = useState(quiet);
  // Also when a change has failed, and what was typed does not hold.
  if (quiet !== known) {
    setKnown(quiet);
    if (quiet && (quiet.from !== known?.from || quiet.until !== known.until)) setTyped(quiet);
  }
  // When a field is left: while a time is being typed, each digit would be another choice.
  const save = (event: FormEvent<HTMLElement>): void => {
    const form = event.currentTarget;
    if (form.contains((event as unknown as FocusEvent).relatedTarget as Node | null)) return;
    const { from, until } = typed;
    if (!from || !until || from === until) return setTyped(quiet ?? usual);
    if (quiet && (from !== quiet.from || until !== quiet.until)) onChange({ from, until, timeZone: ownTimeZone() });
  };
  return (
    <fieldset className="mt-4" aria-describedby={hint}>
      <legend className="sr-only">{t('alerts.quiet')}</legend>
      <AlertChoice
        name={t('alerts.quiet')}
        checked={quiet !== null}
        onChange={(on) => onChange(on ? { ...typed, timeZone: ownTimeZone() } : null)}
      />
      <p id={hint} className="text-meta text-mute">
        {t('alerts.quietHint')}
      </p>
      {quiet && (
        <div className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-ui" onBlur={save}>
          {(['from', 'until'] as const).map((end) => (
            <label key={end} className="flex items-center gap-3">
              {t(`alerts.${end}`)}
              <input
                type="time"
                className={field}
                value={typed[end]}
                onChange={({ target }) => setTyped({ ...typed, [end]: target.value })}
              />
            </label>
          ))}
        </div>
      )}
    </fieldset>
  );
}
