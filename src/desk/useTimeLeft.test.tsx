import { expect, test } from 'vitest';
import type { Language } from '#contract/language.ts';
import { renderDesk } from './render-desk.tsx';
import { useTimeLeft } from './useTimeLeft.ts';

function Left({ of }: { of: number }) {
  return <>{useTimeLeft()(of)}</>;
}
const minute = 60_000;
const hour = 60 * minute;

test.each<[Language, number, string]>([
  ['ar', 59_000, 'أقل من دقيقة'],
  ['ar', minute, 'دقيقة واحدة'],
  ['ar', 39 * minute + 56_000, '٣٩ دقيقة'],
  ['ar', 89 * minute, 'ساعة واحدة و٢٩ دقيقة'],
  ['ar', 2 * hour + 2 * minute + 59_000, 'ساعتين ودقيقتين'],
  ['ar', 11 * hour, '١١ ساعة'],
  ['ar', 47 * hour + 59 * minute, '٤٧ ساعة و٥٩ دقيقة'],
  ['ar', 53 * hour, 'يومين و٥ ساعات'],
  ['ar', 72 * hour + minute, '٣ أيام'],
  ['en', 30_000, 'less than a minute'],
  ['en', 89 * minute, '1 hour and 29 minutes'],
  ['en', 49 * hour, '2 days and 1 hour'],
])('%s: %i ms are formatted in words and whole units, rounded down', async (language, left, text) => {
  const { container } = await renderDesk(<Left of={left} />, language);
  expect(container).toHaveTextContent(new RegExp(`^${text}$`));
});
