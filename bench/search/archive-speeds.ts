import { sql } from 'drizzle-orm';
import type { Store } from '../../server/store/database/store.ts';
import { comparablesOf } from '../../server/store/reading/comparables.ts';
import { search } from '../../server/store/reading/search.ts';
import { suggestionsFor } from '../../server/store/reading/suggestions.ts';
import { wordsInMemory } from '../../server/store/searching/words-in-memory.ts';
import { storyAt } from './archive.ts';

const questions: Record<string, string[]> = {
  rare: Array.from({ length: 30 }, (_, at) =>
    storyAt(at * 3001)
      .headline.split(' ')
      .at(-1)!,
  ),
  common: ['طريق', 'مدينة', 'أطفال', 'جديد', 'ماء', 'وزارة', 'سكان', 'مدرسة'],
  'two words': ['طريق الوادي', 'مدينة جديدة', 'أطفال المدرسة', 'سكان القرية', 'ماء البحر', 'متحف المدينة'],
  'common, best first': ['طريق', 'مدينة', 'أطفال', 'سكان'],
  'nothing together': ['زرافةة طريق', 'مدينة قمرررر'],
};
const prefixes = ['مد', 'الم', 'طري', 'سك', 'أط', 'مدينة ج', 'وز', 'قر'];

export type ArchiveSpeed = { what: string; of: number; p50: string; p95: string; longest: string; cpu: string };

/** Milliseconds of questions to a filled database: by the clock, and on average of this process's processor time, with the embedded database in it. */
export async function archiveSpeeds(store: Store): Promise<ArchiveSpeed[]> {
  const context = { now: new Date(Date.UTC(2026, 0, 2)), breakingMinutes: 20 };
  const words = wordsInMemory(store);
  // A process reads its words once, beside the first questions.
  while (!(await words.suggest('ar', 'مد').catch(() => null)));
  const rows: ArchiveSpeed[] = [
    await timed('nothing, to compare with', questions['common']!, () => store.db.execute(sql`select 1`)),
  ];
  for (const [what, list] of Object.entries(questions))
    rows.push(
      await timed(what, list, (q) =>
        search(
          store.db,
          { language: 'ar', q, order: what.includes('best') ? 'best' : 'newest', timeZone: 'UTC', limit: 20 },
          context,
        ),
      ),
    );
  rows.push(await timed('suggestions', prefixes, (typed) => suggestionsFor(store.db, words, 'ar', typed)));
  const ids = Array.from({ length: 40 }, (_, at) => storyAt(at * 2311).id);
  rows.push(await timed('related', ids, (id) => comparablesOf(store.db, 'ar', id)));
  await words.close();
  return rows;
}

async function timed<T>(what: string, cases: readonly T[], run: (each: T) => Promise<unknown>): Promise<ArchiveSpeed> {
  for (const each of cases) await run(each);
  const times: number[] = [];
  const before = process.cpuUsage();
  while (times.length < 60)
    for (const each of cases) {
      const start = performance.now();
      await run(each);
      times.push(performance.now() - start);
    }
  const { user, system } = process.cpuUsage(before);
  const cpu = `${((user + system) / 1000 / times.length).toFixed(1)} ms`;
  times.sort((one, other) => one - other);
  const at = (share: number): string =>
    `${times[Math.min(times.length - 1, Math.floor(times.length * share))]!.toFixed(1)} ms`;
  return { what, of: times.length, p50: at(0.5), p95: at(0.95), longest: at(1), cpu };
}
