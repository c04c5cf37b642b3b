import { describe } from 'vitest';
import { embargoCases } from './embargo.cases.ts';
import { killCases } from './kill.cases.ts';
import { moveCases } from './moves.cases.ts';
import { openTestStore } from '../../testing/store.ts';
import { twinCases } from './twins.cases.ts';
import { versionCases } from './versions.cases.ts';
import { withdrawalCases } from './withdraw.cases.ts';

describe('PGlite', () => {
  versionCases(openTestStore);
});
describe('PGlite, embargo', () => {
  embargoCases(openTestStore);
});
describe('PGlite, kill', () => {
  killCases(openTestStore);
});
describe('PGlite, twins', () => {
  twinCases(openTestStore);
});
describe('PGlite, withdrawals', () => {
  withdrawalCases(openTestStore);
});
describe('PGlite, moves', () => {
  moveCases(openTestStore);
});
