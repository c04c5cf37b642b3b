import { screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { pushService } from '../../testing/push-service.ts';
import { openRoute } from '../../testing/open-route.tsx';

beforeEach(() => localStorage.clear());

const stored = () => JSON.parse(localStorage.getItem('sharit-alerts') ?? 'null') as { follows: string[] } | null;

async function alertsOn() {
  const service = pushService();
  const { user } = await openRoute('/ar/following');
  await user.click(await screen.findByRole('button', { name: 'تفعيل التنبيهات' }));
  await screen.findByText('التنبيهات مفعّلة في هذا المتصفح.');
  const box = (name: string) => screen.getByRole('checkbox', { name });
  return { ...service, user, box };
}

it('two choices in quick succession both reach the server', async () => {
  const { told, user, box, hold } = await alertsOn();
  const release = hold();
  await user.click(box('بحر'));
  await user.click(box('تلال'));
  expect(box('بحر')).toBeChecked();
  expect(box('تلال')).toBeChecked();
  release();
  await screen.findByText('حُفظ اختيارك.');
  expect(told.at(-1)!.body.choices!.follows).toEqual(['section:sea', 'section:hills']);
  expect(stored()!.follows).toEqual(['section:sea', 'section:hills']);
});

it('a choice that the server did not take is shown as it was', async () => {
  const { answerWith, user, box } = await alertsOn();
  answerWith(500);
  await user.click(box('بحر'));
  await screen.findByText('لم يستجب الخادم، ولم يتغيّر شيء. حاول ثانية بعد قليل.');
  expect(box('بحر')).not.toBeChecked();
  answerWith(204);
  await user.click(box('بحر'));
  await screen.findByText('حُفظ اختيارك.');
  expect(box('بحر')).toBeChecked();
  answerWith(500);
  await user.click(box('ساعات الهدوء'));
  await screen.findByText('لم يستجب الخادم، ولم يتغيّر شيء. حاول ثانية بعد قليل.');
  expect(box('ساعات الهدوء')).not.toBeChecked();
});

it('stopping does not wait for a choice on its way, which does not turn alerts on again', async () => {
  const { told, user, box, hold, current } = await alertsOn();
  const release = hold();
  await user.click(box('بحر'));
  await waitFor(() => expect(told).toHaveLength(2));
  await user.click(screen.getByRole('button', { name: 'إيقاف التنبيهات' }));
  expect(await screen.findByRole('button', { name: 'لحظة…' })).toBeVisible();
  release();
  expect(await screen.findByText('أُوقفت التنبيهات.')).toBeVisible();
  expect(told.at(-1)!.method).toBe('DELETE');
  expect(stored()).toBeNull();
  expect(current()).toBeNull();
});
