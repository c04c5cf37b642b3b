import { describe, expect, it } from 'vitest';
import { requireVapidKey } from './alerts.ts';
import { testVapid } from '../testing/app.ts';
import { AlertsFixture } from '../testing/alerts.ts';
import { openTestStore } from '../testing/store.ts';
import { alertCases } from './alerts.cases.ts';
import { changedStoryCases } from './changed-stories.cases.ts';
import { changedMindCases } from './changed-minds.cases.ts';

alertCases(openTestStore);
changedStoryCases(openTestStore);
changedMindCases(openTestStore);

describe('the key', () => {
  const fixture = new AlertsFixture(openTestStore);
  it('is that of the subscriptions, or the server does not start', async () => {
    const other = { ...testVapid, fingerprint: 'another' };
    await requireVapidKey(fixture.store, other);
    await fixture.subscribe('reader');
    await requireVapidKey(fixture.store, testVapid);
    await expect(requireVapidKey(fixture.store, other)).rejects.toThrow(/another VAPID key/);
  });
});
