import { openTestStore } from '../../testing/store.ts';
import { deskFrontCases } from './desk-fronts.cases.ts';
import { frontColleaguesCases } from './front-colleagues.cases.ts';
import { deskTickerCases } from './desk-tickers.cases.ts';

deskFrontCases(openTestStore);
frontColleaguesCases(openTestStore);
deskTickerCases(openTestStore);
