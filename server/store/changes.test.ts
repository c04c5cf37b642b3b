import { changesCases } from './changes.cases.ts';
import { openTestStore } from './testing.ts';

changesCases(openTestStore);
