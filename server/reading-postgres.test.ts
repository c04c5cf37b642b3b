import { afterAll, beforeAll, describe } from 'vitest';
import { alertCases } from './alerts/alerts.cases.ts';
import { changedMindCases } from './alerts/changed-minds.cases.ts';
import { changedStoryCases } from './alerts/changed-stories.cases.ts';
import { archiveCases } from './archive/archive.cases.ts';
import { deskFrontCases } from './routes/desk/desk-fronts.cases.ts';
import { frontColleaguesCases } from './routes/desk/front-colleagues.cases.ts';
import { deskTickerCases } from './routes/desk/desk-tickers.cases.ts';
import { frontCases } from './routes/reader/front.cases.ts';
import { readingCases } from './routes/reader/reading.cases.ts';
import { searchCases } from './routes/reader/search.cases.ts';
import { unansweredCases } from './routes/reader/unanswered.cases.ts';
import { vocabularyCases } from './routes/reader/vocabulary.cases.ts';
import { holdCases } from './store/desk/holds/holds.cases.ts';
import { comparablesCases } from './store/reading/comparables.cases.ts';
import { openStore } from './store/open.ts';
import { type Cluster, openPostgres } from './testing/postgres.ts';

let cluster: Cluster;
beforeAll(async () => {
  cluster = await openPostgres();
});
afterAll(() => cluster?.stop());

describe('PostgreSQL', () => {
  const open = () => openStore({ dataDir: '', databaseUrl: cluster.url });
  readingCases(open);
  frontCases(open);
  searchCases(open);
  vocabularyCases(open);
  unansweredCases(open);
  archiveCases(open);
  holdCases(open);
  deskFrontCases(open);
  frontColleaguesCases(open);
  deskTickerCases(open);
  comparablesCases(open);
  alertCases(open);
  changedStoryCases(open);
  changedMindCases(open);
});
