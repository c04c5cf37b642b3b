import { describe } from 'vitest';
import { openTestStore } from '../../testing/store.ts';
import { oldAddressCases } from './old-addresses.cases.ts';

describe('PGlite', () => {
  oldAddressCases(openTestStore);
});
