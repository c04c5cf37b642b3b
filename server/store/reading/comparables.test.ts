import { openTestStore } from '../../testing/store.ts';
import { comparablesCases } from './comparables.cases.ts';

comparablesCases(openTestStore);
