import { useId } from 'react';
import { useEdition } from '../../language/EditionContext.tsx';
import { useTranslation } from '../../language/I18nContext.tsx';
import { useFormat } from '../../language/useFormat.ts';
import { serverTime } from '../../runtime/clock.ts';
import { Button } from '../../ui/Button.tsx';
import { fieldClass } from '../field-class.ts';
import type { Moment } from './useMoment.ts';
import { toLocalTime } from './zoned-time.ts';

type Props = {
  label: string;
  moment: Moment;
  /** What the buttons offer, in hours from now. */
  hours: readonly number[];
  required?: boolean;
  /** Days from now that it may be at most. */
  mostDays?: number;
};

/** A moment to come, on the newsroom's clocks, with buttons for the usual ones. */
export function MomentField({ label, moment, hours, required = false, mostDays }: Props) {
  const { t } = useTranslation('desk');
  const { newsroom } = useEdition();
  const format = useFormat();
  const id = useId();
  const after = (count: number) => serverTime() + count * 3_600_000;
  const inHours = (count: number) => toLocalTime(after(count), newsroom.timeZone);
  const { local, at } = moment;
  const past = at !== null && Date.parse(at) <= serverTime();
  return (
    <div>
      <label htmlFor={id} className="mb-2 block text-kicker font-bold">
        {label}
      </label>
      <input
        id={id}
        type="datetime-local"
        value={local}
        required={required}
        min={inHours(0)}
        max={mostDays ? inHours(mostDays * 24) : undefined}
        onChange={(event) => moment.type(event.currentTarget.value)}
        aria-describedby={`${id}zone`}
        className={fieldClass}
      />
      <p id={`${id}zone`} className={`mt-2 text-meta ${past ? 'font-semibold text-breaking' : 'text-mute'}`}>
        {past ? t('moment.past') : t('moment.zone', { zone: newsroom.timeZone })}
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        {hours.map((count) => (
          <Button key={count} onClick={() => moment.choose(after(count))}>
            {t('moment.hours', { count, n: format.number(count) })}
          </Button>
        ))}
        {!required && local !== '' && <Button onClick={() => moment.choose(null)}>{t('moment.none')}</Button>}
      </div>
    </div>
  );
}
