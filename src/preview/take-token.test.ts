import { afterEach, expect, it } from 'vitest';
import { takeToken } from './take-token.ts';

const id = 'ab-_EFGH1234';
const token = `-9${'aZ_-'.repeat(10)}x`;
afterEach(() => history.replaceState(null, '', '/'));

function take(path: string, part: string) {
  history.replaceState({ key: 'route' }, '', path);
  const before = history.length;
  const taken = takeToken(part);
  expect(history.length).toBe(before);
  expect(history.state).toEqual({ key: 'route' });
  return { taken, address: location.pathname + location.search + location.hash };
}

it.each([
  ['as sent', `/preview/${id}#t=${token}`, id],
  ['with parameters', `/preview/${id}?utm_source=mail#t=${token}`, id],
  ['with its # encoded', `/preview/${id}%23t=${token}`, `${id}#t=${token}`],
])('takes the token of a link %s off the address bar, with no new entry in the history', (_, path, part) => {
  expect(take(path, part)).toEqual({ taken: token, address: `/preview/${id}` });
});

it('leaves a clean address as it is', () => {
  expect(take(`/preview/${id}`, id)).toEqual({ taken: null, address: `/preview/${id}` });
});
