import type { CDPSession, Page } from '@playwright/test';
import { expect, expectAccessible, hydrated, newsItem, test } from './fixtures.ts';

// The alerts are shown by the service worker that readers get.
test.use({ serviceWorkers: 'allow' });

const title = 'عاجل: الثلج يصل إلى الساحل';

/** Waits for the service worker, and answers the browser's protocol, which delivers pushes without a push service. */
async function workerOf(page: Page): Promise<{ session: CDPSession; registration: string }> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  const session = await page.context().newCDPSession(page);
  const found = new Promise<string>((resolve) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      if (registrations[0]) resolve(registrations[0].registrationId);
    });
  });
  await session.send('ServiceWorker.enable');
  return { session, registration: await found };
}

const deliver = ({ session, registration }: Awaited<ReturnType<typeof workerOf>>, page: Page, push: object) =>
  session.send('ServiceWorker.deliverPushMessage', {
    origin: new URL(page.url()).origin,
    registrationId: registration,
    data: JSON.stringify(push),
  });

const shown = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    return (await registration.getNotifications()).map((each) => ({
      ...{ title: each.title, body: each.body, lang: each.lang, dir: each.dir, tag: each.tag },
    }));
  });

const pushOf = (id: string, given: object = {}) => ({
  kind: 'alert',
  ...{ title, body: 'لأول مرة منذ أعوام', lang: 'ar', dir: 'rtl', tag: id, url: `/ar/news/${id}`, breaking: true },
  at: new Date().toISOString(),
  ...given,
});

test('an alert is shown in its direction, replaced by its update and by «سُحب»', async ({ page, context }) => {
  await context.grantPermissions(['notifications']);
  await page.goto('/ar');
  await hydrated(page);
  const worker = await workerOf(page);
  await deliver(worker, page, pushOf('snow000001'));
  await expect
    .poll(() => shown(page))
    .toEqual([{ title, body: 'لأول مرة منذ أعوام', lang: 'ar', dir: 'rtl', tag: 'snow000001' }]);
  const later = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
  await deliver(worker, page, pushOf('snow000001', { kind: 'update', title: 'تحديث: الثلج يتوقف', at: later(1) }));
  await expect.poll(async () => (await shown(page)).map((each) => each.title)).toEqual(['تحديث: الثلج يتوقف']);
  const withdrawn = { kind: 'withdrawn', title: 'سُحب خبر سبق التنبيه إليه', body: 'لم يعد الخبر متاحاً.', at: later(2) };
  await deliver(worker, page, pushOf('snow000001', withdrawn));
  await expect.poll(async () => (await shown(page)).map((each) => each.title)).toEqual([withdrawn.title]);
});

type WorkerScope = {
  registration: ServiceWorkerRegistration;
  dispatchEvent(event: Event): boolean;
  NotificationEvent: new (type: string, given: { notification: Notification }) => Event;
};

test('a tap on an alert opens its story in the page that is open, without loading anew @desktop', async ({
  page,
  context,
  server,
}) => {
  await context.grantPermissions(['notifications']);
  const { id } = await server.push(newsItem({ uri: 'tag:example.org,2026:e2e-alert', headline: 'قطار الساحل يعود' }));
  await page.goto('/ar');
  await hydrated(page);
  const worker = await workerOf(page);
  await page.evaluate(() => Object.assign(globalThis, { stillHere: true }));
  await deliver(worker, page, pushOf(id));
  await expect.poll(async () => (await shown(page)).length).toBe(1);
  // A notification cannot be tapped in a headless browser: its worker is told so.
  await context.serviceWorkers()[0]!.evaluate(async () => {
    const scope = globalThis as unknown as WorkerScope;
    const [notification] = await scope.registration.getNotifications();
    const tap = new scope.NotificationEvent('notificationclick', { notification: notification! });
    const work: Promise<unknown>[] = [];
    Object.defineProperty(tap, 'waitUntil', { value: (each: Promise<unknown>) => work.push(each) });
    scope.dispatchEvent(tap);
    await Promise.all(work);
  });
  await expect(page).toHaveURL(`/ar/news/${id}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('قطار الساحل يعود');
  expect(await page.evaluate(() => 'stillHere' in globalThis)).toBe(true);
  expect(await shown(page)).toEqual([]);
});

test('nothing is asked on arrival; the bell leads to what can be chosen', async ({ page, context }) => {
  await context.grantPermissions(['notifications']);
  await page.addInitScript(() => {
    Object.assign(globalThis, { asked: 0 });
    const ask = Notification.requestPermission.bind(Notification);
    Notification.requestPermission = () => {
      Object.assign(globalThis, { asked: 1 });
      return ask();
    };
  });
  await page.goto('/ar');
  await hydrated(page);
  expect(await page.evaluate(() => (globalThis as unknown as { asked: number }).asked)).toBe(0);
  await page
    .getByRole('region', { name: 'الشريط الإخباري' })
    .getByRole('link', { name: 'ما أتابعه والتنبيهات' })
    .click();
  await expect(page).toHaveURL('/ar/following');
  await expect(page.getByRole('button', { name: 'تفعيل التنبيهات' })).toBeVisible();
  await expectAccessible(page);
});

/** A browser whose push service is this: what it subscribes to is an address of nobody. */
async function withPushService(page: Page) {
  await page.addInitScript(() => {
    let current: object | null = null;
    const bytes = (length: number, first: number) => {
      const text = String.fromCharCode(first, ...Array.from({ length: length - 1 }, (_, at) => (at * 7) % 256));
      return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/u, '');
    };
    // A point of the curve: the generator.
    const p256dh = 'BGsX0fLhLEJH-Lzm5WOkQPJ3A32BLeszoPShOUXYmMKWT-NC4v4af5uO5-tKfA-eFivOM1drMV7Oy7ZAaDe_UfU';
    PushManager.prototype.getSubscription = async () => current as PushSubscription | null;
    PushManager.prototype.subscribe = async () => {
      const endpoint = 'https://push.example.com/of-this-test';
      current = {
        endpoint,
        options: {},
        toJSON: () => ({ endpoint, keys: { p256dh, auth: bytes(16, 1) } }),
        unsubscribe: async () => {
          current = null;
          return true;
        },
      };
      return current as PushSubscription;
    };
  });
}

test('alerts are turned on, changed, and off in one tap', async ({ page, context }) => {
  await context.grantPermissions(['notifications']);
  await withPushService(page);
  const sent: { method: string; body: { choices?: { breaking: boolean; follows: string[]; quiet: object | null } } }[] =
    [];
  page.on('request', (request) => {
    if (request.url().endsWith('/alerts/subscription'))
      sent.push({ method: request.method(), body: request.postDataJSON() });
  });
  await page.goto('/ar/following');
  await hydrated(page);
  await page.getByRole('button', { name: 'تفعيل التنبيهات' }).click();
  await expect(page.getByText('التنبيهات مفعّلة في هذا المتصفح.')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-alerts', '');
  await page.getByRole('checkbox', { name: 'علوم' }).check();
  await expect(page.getByText('حُفظ اختيارك.')).toBeVisible();
  await page.getByRole('checkbox', { name: 'ساعات الهدوء' }).check();
  await expect(page.getByLabel('من', { exact: true })).toHaveValue('23:00');
  expect(sent.at(-1)!.body.choices).toMatchObject({
    ...{ breaking: true, follows: ['section:science'] },
    quiet: { from: '23:00', until: '07:00' },
  });
  await expectAccessible(page);
  await page.getByRole('button', { name: 'إيقاف التنبيهات' }).click();
  await expect(page.getByText('أُوقفت التنبيهات.')).toBeVisible();
  await expect(page.locator('html')).not.toHaveAttribute('data-alerts');
  await expect.poll(() => sent.at(-1)!.method).toBe('DELETE');
});

test('a browser that blocks alerts is told how to allow them', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(Notification, 'permission', { get: () => 'denied' });
  });
  await page.goto('/ar/following');
  await hydrated(page);
  await expect(page.getByText(/التنبيهات محجوبة لهذا الموقع/)).toBeVisible();
  await expectAccessible(page);
});

test('a topic is followed on its page, and read with the others', async ({ page, server }) => {
  const { article } = await articleWithTopic(server.url);
  const { slug, name } = article.subjects[0]!;
  await page.goto(`/ar/topic/${encodeURIComponent(slug)}`);
  await hydrated(page);
  await page.getByRole('button', { name: `متابعة: ${name}` }).click();
  await expect(page.getByRole('button', { name: `أتابعه: ${name}` })).toBeVisible();
  await page.goto('/ar/following');
  await hydrated(page);
  await expect(page.getByRole('link', { name: article.headline }).first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: `إلغاء المتابعة: ${name}` }).click();
  await expect(page.getByText('لا تتابع شيئاً بعد')).toBeVisible();
});

type Read = { article: { headline: string; subjects: { slug: string; name: string }[] } };

async function articleWithTopic(url: string): Promise<Read> {
  const { stories } = (await (await fetch(`${url}/api/v1/ar/stories?limit=20`)).json()) as {
    stories: { id: string }[];
  };
  for (const { id } of stories) {
    const read = (await (await fetch(`${url}/api/v1/ar/stories/${id}`)).json()) as Read;
    if (read.article.subjects.length > 0) return read;
  }
  throw new Error('no story has a topic');
}
