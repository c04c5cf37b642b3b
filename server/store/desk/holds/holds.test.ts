import { openTestStore } from '../../../testing/store.ts';
import { holdCases } from './holds.cases.ts';

holdCases(openTestStore);
