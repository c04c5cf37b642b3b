import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { publishDraft, saveDraft, scheduleDraft } from '../store/curation/change-front.ts';
import { frontHistory } from '../store/curation/front-history.ts';
import { frontRow } from '../store/curation/front-rows.ts';
import { saveTicker, tickerRow } from '../store/curation/ticker-rows.ts';
import { leadWith } from '../testing/curation.ts';
import { minutes, noon } from '../testing/items.ts';
import { openTestStore, resetStore } from '../testing/store.ts';
import { exportCuration, importCuration } from './curation-lines.ts';

it('what the desk has decided comes back from an archive: draft, schedule, history, ticker', async () => {
  const store = await openTestStore();
  const folder = await mkdtemp(join(tmpdir(), 'sharit-curation-'));
  try {
    const by = { language: 'ar' as const, by: 'Nour', now: noon };
    await saveDraft(store, { ...by, revision: 0, plan: leadWith('aaaaaaaa', { until: minutes(90).toISOString() }) });
    await publishDraft(store, { ...by, revision: 1 });
    await saveDraft(store, { ...by, revision: 2, plan: leadWith('bbbbbbbb') });
    await scheduleDraft(store, { ...by, revision: 3, at: minutes(60) });
    await saveTicker(store, { ...by, revision: 0, plan: { pinned: [], hidden: ['cccccccc'] } });
    const state = async () => ({
      front: { ...(await frontRow(store.db, 'ar')), edits: [] },
      history: await frontHistory(store.db, 'ar', undefined),
      ticker: await tickerRow(store.db, 'ar'),
    });
    const before = await state();
    expect(await exportCuration(store.db, folder)).toBe(3);
    await resetStore(store);
    expect(await importCuration(store, folder)).toBe(3);
    expect(await importCuration(store, folder)).toBe(3);
    expect(await state()).toEqual(before);
  } finally {
    await rm(folder, { recursive: true });
    await store.close();
  }
});
