import { afterEach, describe, expect, it } from 'vitest';
import type { UnansweredAnswer } from '#contract/desk.ts';
import { deskCookie } from '../../http/access/desk-access.ts';
import { unansweredSearches } from '../../store/database/schema.ts';
import type { Store } from '../../store/database/store.ts';
import { addAccount, signIn } from '../../store/desk/accounts.ts';
import { openTestApp, type TestApp } from '../../testing/app.ts';
import { testNewsroom } from '../../testing/intake.ts';
import { searchFixture } from '../../testing/search-fixture.ts';

/** The desk's list of searches without answer, over either database. */
export function unansweredCases(open: () => Promise<Store>): void {
  describe('searches without answer', () => {
    const { fixture, send, ask } = searchFixture(open);
    let counting: TestApp | undefined;
    afterEach(() => counting?.close());

    const openCounting = async (): Promise<TestApp> =>
      (counting = await openTestApp(fixture.store, { newsroom: { ...testNewsroom, unansweredSearches: true } }));
    /** What readers ask; it is stored when the process ends. */
    const asked = async (...questions: string[]): Promise<void> => {
      const { app, close } = await openCounting();
      for (const q of questions) await app.inject({ url: '/api/v1/ar/search', query: { q } });
      await close();
    };
    const list = async (test: TestApp): Promise<{ status: number; body: UnansweredAnswer }> => {
      await addAccount(fixture.store.db, 'Nour', 'a long password');
      const asking = { name: 'Nour', password: 'a long password', agent: '', now: new Date() };
      const { token } = (await signIn(fixture.store.db, asking))!;
      const headers = { cookie: `${deskCookie.name}=${token}` };
      const answer = await test.app.inject({ url: '/api/v1/desk/unanswered', headers });
      return { status: answer.statusCode, body: answer.json() };
    };

    it('are counted by what was asked, however it was spelled, and listed once three have asked', async () => {
      await asked('بطولة الشطرنج', 'بطوله الشطرنج', 'سباق القوارب', 'سباق القوارب');
      await asked('«بطولة» الشطرنج؟', 'بطولة الشطرنج');
      const { body } = await list(await openCounting());
      const [first, ...others] = body.searches;
      expect(first).toMatchObject({ language: 'ar', text: 'بطولة الشطرنج', times: 4 });
      expect(first!.lastDay).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(others).toEqual([]);
    });

    it('leave the list once they are answered', async () => {
      await asked('مهرجان', 'مهرجان', 'مهرجان');
      await send('festival', 'المهرجان يبدأ غداً');
      expect((await list(await openCounting())).body.searches).toEqual([]);
    });

    it('are not stored with a filter, with a long number, or when something was found', async () => {
      await send('rain', 'مطر على الساحل');
      const { app, close } = await openCounting();
      const questions: Record<string, string>[] = [
        { q: 'مطر' },
        { q: 'سينما', from: '2026-01-01' },
        { q: 'هاتف 0123456789' },
        { q: '٠١٢٣٤' },
      ];
      for (const query of questions) await app.inject({ url: '/api/v1/ar/search', query });
      await close();
      expect(await fixture.store.db.select().from(unansweredSearches)).toEqual([]);
    });

    it('are neither stored nor listed unless the newsroom says so, and forgotten when it changes its mind', async () => {
      await asked('سينما', 'سينما', 'سينما');
      expect(await fixture.store.db.select().from(unansweredSearches)).toHaveLength(1);
      counting = await openTestApp(fixture.store);
      expect(await fixture.store.db.select().from(unansweredSearches)).toEqual([]);
      expect((await list(counting)).status).toBe(404);
      await ask('سينما');
      expect(await fixture.store.db.select().from(unansweredSearches)).toEqual([]);
    });

    it('are for editors only', async () => {
      const { app } = await openCounting();
      expect((await app.inject('/api/v1/desk/unanswered')).statusCode).toBe(401);
    });
  });
}
