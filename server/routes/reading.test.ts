import { openTestStore } from '../store/testing.ts';
import { readingCases } from './reading.cases.ts';
import { searchCases } from './search.cases.ts';

readingCases(openTestStore);
searchCases(openTestStore);
