import { openTestStore } from '../../testing/store.ts';
import { pruningCases } from './prune-versions.cases.ts';

pruningCases(openTestStore);
