import { act, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DeskVersion } from '#contract/desk.ts';
import type { Language } from '#contract/language.ts';
import { Embargo } from './Embargo.tsx';
import { renderDesk } from '../render-desk.tsx';

// 16:42 in Damascus.
const now = '2026-11-23T13:42:00.000Z';
const later = '2026-11-23T15:11:00.000Z';
beforeEach(() => void vi.useFakeTimers({ now: Date.parse(now), toFake: ['Date', 'setInterval', 'clearInterval'] }));
afterEach(() => void vi.useRealTimers());

const version = (seq: number, rest: Partial<DeskVersion> = {}): DeskVersion => ({
  seq,
  version: `${seq}`,
  pubStatus: 'usable',
  savedAt: now,
  receivedAt: now,
  headline: 'خبر',
  public: false,
  opensAt: null,
  ...rest,
});
const show = (versions: DeskVersion[], embargoedUntil: string | null = null, language: Language = 'ar') =>
  renderDesk(<Embargo board={{ versions, embargoedUntil }} />, language);

test('a released version counts down in words, and says when its moment has come', async () => {
  await show([version(1, { opensAt: later })], later);
  expect(screen.getByRole('timer')).toHaveTextContent(
    'تُنشر في ٢٣ تشرين الثاني ٢٠٢٦ الساعة ١٨:١١، أي بعد ساعة واحدة و٢٩ دقيقة.',
  );
  act(() => void vi.advanceTimersByTime(89 * 60_000));
  expect(screen.getByRole('timer')).toHaveTextContent('حان موعد النشر.');
});

test('under a newer draft it says which version is published, and that the draft is not', async () => {
  const versions = [version(2, { pubStatus: 'withheld' }), version(1, { opensAt: later })];
  const { unmount } = await show(versions);
  expect(screen.getByRole('timer')).toHaveTextContent(
    'يُنشر الإصدار ١ في ٢٣ تشرين الثاني ٢٠٢٦ الساعة ١٨:١١، أي بعد ساعة واحدة و٢٩ دقيقة. أما الإصدار ٢ فمسودة، ولا يُنشر معه.',
  );
  unmount();
  await show(versions, null, 'en');
  expect(screen.getByRole('timer')).toHaveTextContent(
    'Version 1 opens on 23 November 2026 at 18:11, in 1 hour and 29 minutes. Version 2 is a draft and does not open with it.',
  );
});

test('a draft with an embargo has no countdown, but a note that it stays a draft', async () => {
  await show([version(1, { pubStatus: 'withheld' })], later);
  expect(screen.queryByRole('timer')).not.toBeInTheDocument();
  expect(screen.getByText(/المسودة محظورة حتى ٢٣ تشرين الثاني ٢٠٢٦ الساعة ١٨:١١، ولا تُنشر حينئذ/)).toBeInTheDocument();
});

test.each<[string, DeskVersion[], string | null]>([
  ['published', [version(1, { public: true })], now],
  ['withdrawn', [version(2, { pubStatus: 'canceled' }), version(1)], later],
  ['a draft whose embargo is over', [version(1, { pubStatus: 'withheld' })], now],
  ['a draft', [version(1, { pubStatus: 'withheld' })], null],
])('%s: nothing is announced', async (_, versions, embargoedUntil) => {
  const { container } = await show(versions, embargoedUntil);
  expect(container).toBeEmptyDOMElement();
});
