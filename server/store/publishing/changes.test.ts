import { changesCases } from './changes.cases.ts';
import { openTestStore } from '../../testing/store.ts';

changesCases(openTestStore);
