import { openTestStore } from '../../testing/store.ts';
import { frontCases } from './front.cases.ts';
import { readingCases } from './reading.cases.ts';
import { searchCases } from './search.cases.ts';
import { unansweredCases } from './unanswered.cases.ts';
import { vocabularyCases } from './vocabulary.cases.ts';

readingCases(openTestStore);
frontCases(openTestStore);
searchCases(openTestStore);
vocabularyCases(openTestStore);
unansweredCases(openTestStore);
