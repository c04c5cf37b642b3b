import { openTestStore } from '../../testing/store.ts';
import { deskFrontCases } from './desk-fronts.cases.ts';
import { deskTickerCases } from './desk-tickers.cases.ts';

deskFrontCases(openTestStore);
deskTickerCases(openTestStore);
