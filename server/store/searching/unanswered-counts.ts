import { sql } from 'drizzle-orm';
import type { Language } from '#contract/language.ts';
import type { Query } from '#words/query.ts';
import type { Database } from '../database/database.ts';

const writeEvery = 30_000;
const mostWaiting = 1000;
const longestQuestion = 100;
const daysStored = 30;
/** Per language: whoever asks nonsense cannot fill the database. */
const mostStored = 2000;
/** A telephone number or an account is nobody's subject. */
const privateNumber = /\p{N}{5}/u;

type Asked = { language: Language; question: string; typed: string; times: number };

export type UnansweredCounts = {
  /** Counts a question that found nothing. */
  note(language: Language, typed: string, query: Pick<Query, 'normalised'>): void;
  /** Writes what is not written yet. */
  write(): Promise<void>;
  close(): Promise<void>;
};

/** Counts questions without answer in memory and writes them now and then, so that a search never waits for it. */
export function countUnanswered(db: Database, onError: (error: unknown) => void): UnansweredCounts {
  let waiting = new Map<string, Asked>();
  const write = async (): Promise<void> => {
    const rows = [...waiting.values()];
    waiting = new Map();
    if (rows.length > 0) await writeCounts(db, rows);
  };
  const timer = setInterval(() => void write().catch(onError), writeEvery);
  timer.unref();
  return {
    note(language, typed, { normalised: question }) {
      if (question.length > longestQuestion || privateNumber.test(question)) return;
      const id = `${language} ${question}`;
      if (!waiting.has(id) && waiting.size >= mostWaiting) return;
      const times = (waiting.get(id)?.times ?? 0) + 1;
      waiting.set(id, { language, question, typed: typed.trim().slice(0, longestQuestion), times });
    },
    write,
    async close() {
      clearInterval(timer);
      await write().catch(onError);
    },
  };
}

async function writeCounts(db: Database, rows: readonly Asked[]): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`
      insert into unanswered_searches (language, question, typed, times, last_day)
      select language, question, typed, times, (now() at time zone 'UTC')::date
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(language text, question text, typed text, times int)
        order by language, question
      on conflict (language, question) do update
        set times = unanswered_searches.times + excluded.times, typed = excluded.typed, last_day = excluded.last_day`);
    await tx.execute(
      sql`delete from unanswered_searches where last_day < (now() at time zone 'UTC')::date - ${daysStored}::int`,
    );
    await tx.execute(sql`
      delete from unanswered_searches where (language, question) in (
        select language, question from (
          select language, question, row_number() over (partition by language order by times desc, last_day desc) as place
          from unanswered_searches) ranked
        where place > ${mostStored})`);
  });
}

/** Deletes all of them: the newsroom does not want them, or not any more. */
export async function forgetUnanswered(db: Database): Promise<void> {
  await db.execute(sql`delete from unanswered_searches`);
}
