import { expect, it, onTestFinished, vi } from 'vitest';
import { origin } from '../testing/api.ts';
import { pushService } from '../testing/push-service.ts';
import { createWire } from '../wire/wire.ts';
import { alertSettings } from './alerts/alert-settings.ts';
import { followAlerts } from './follow-alerts.ts';
import { startFollowing, stopFollowing } from './follows.ts';

const wire = createWire({ base: origin, fetch: (input, init) => fetch(input, init) });
const bees = { kind: 'topic', slug: 'bees', name: 'النحل', language: 'ar' } as const;
const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** A browser whose alerts are on, as its server was told just now. */
async function browser(given: { timeZone?: string; at?: number } = {}) {
  const service = pushService();
  const { endpoint } = await service.subscribe();
  startFollowing(bees);
  const quiet = { from: '23:00', until: '07:00', timeZone: given.timeZone ?? timeZone };
  const choices = { language: 'ar', breaking: true, follows: ['section:sea', 'topic:bees'], quiet } as const;
  alertSettings.set({ ...choices, follows: [...choices.follows], endpoint, at: given.at ?? Date.now() });
  return { ...service, choices, endpoint };
}
const open = () => onTestFinished(followAlerts(wire));
const puts = (told: { method: string; body: object }[]) =>
  told.filter(({ method }) => method === 'PUT').map(({ body }) => body);

it('tells the server of a subscription that the browser has replaced without saying so', async () => {
  const { told, subscribe, choices, endpoint } = await browser();
  const { endpoint: now } = await subscribe();
  open();
  await vi.waitFor(() => expect(alertSettings.get()?.endpoint).toBe(now));
  expect(puts(told)).toMatchObject([{ subscription: { endpoint: now }, choices }]);
  await vi.waitFor(() => expect(told.at(-1)).toEqual({ method: 'DELETE', body: { endpoint } }));
});

it('subscribes anew where the browser has lost the subscription, or the server has another key', async () => {
  const { told, current, conflictOnce } = await browser({ at: 0 });
  conflictOnce();
  open();
  await vi.waitFor(() => expect(puts(told)).toHaveLength(2));
  await vi.waitFor(() => expect(alertSettings.get()?.endpoint).toBe('https://push.example/2'));
  await current()!.unsubscribe();
  open();
  await vi.waitFor(() => expect(alertSettings.get()?.endpoint).toBe('https://push.example/3'));
});

it('ends at the next start an alert whose topic was let go without connection', async () => {
  const { told, answerWith } = await browser();
  const stop = followAlerts(wire);
  answerWith(503);
  stopFollowing(bees);
  await vi.waitFor(() => expect(puts(told)).toHaveLength(2));
  stop();
  answerWith(204);
  open();
  await vi.waitFor(() => expect(alertSettings.get()?.follows).toEqual(['section:sea']));
  expect(puts(told).at(-1)).toMatchObject({ choices: { follows: ['section:sea'] } });
});

it('quiet hours travel along', async () => {
  const { told } = await browser({ timeZone: 'Pacific/Kiritimati' });
  open();
  await vi.waitFor(() => expect(puts(told)).toMatchObject([{ choices: { quiet: { timeZone } } }]));
});

it('asks nothing where all is as the server knows it', async () => {
  const { told } = await browser();
  open();
  // The next change has its turn after that.
  stopFollowing(bees);
  await vi.waitFor(() => expect(puts(told)).toMatchObject([{ choices: { follows: ['section:sea'] } }]));
});
