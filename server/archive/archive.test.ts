import { describe } from 'vitest';
import { openTestStore } from '../testing/store.ts';
import { archiveCases } from './archive.cases.ts';

describe('PGlite', () => {
  archiveCases(openTestStore);
});
