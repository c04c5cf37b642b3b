import { beforeEach, expect, test } from 'vitest';
import { followInstallPrompt, mayHint, rememberHint } from './install-prompt.ts';

beforeEach(() => localStorage.clear());

function visit(): void {
  sessionStorage.clear();
  followInstallPrompt()();
}

test('the hint comes on the third visit, and not again after the one on which it was seen', () => {
  visit();
  visit();
  expect(mayHint()).toBe(false);
  visit();
  expect(mayHint()).toBe(true);
  visit();
  expect(mayHint()).toBe(true);
  rememberHint(false);
  expect(mayHint()).toBe(true);
  visit();
  expect(mayHint()).toBe(false);
});

test('an answer closes it at once', () => {
  for (let visits = 0; visits < 3; visits += 1) visit();
  rememberHint(true);
  expect(mayHint()).toBe(false);
});
