import { describe } from 'vitest';
import { embargoCases } from './embargo.cases.ts';
import { killCases } from './kill.cases.ts';
import { moveCases } from './moves.cases.ts';
import { openTestStore } from '../../testing/store.ts';
import { versionCases } from './versions.cases.ts';

describe('PGlite', () => {
  versionCases(openTestStore);
});
describe('PGlite, embargo', () => {
  embargoCases(openTestStore);
});
describe('PGlite, kill', () => {
  killCases(openTestStore);
});
describe('PGlite, moves', () => {
  moveCases(openTestStore);
});
