import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { reloadAfterDeploy } from './after-deploy.ts';

const reload = vi.fn();
beforeEach(() => {
  reload.mockClear();
  sessionStorage.clear();
  vi.stubGlobal('location', { reload });
});
afterEach(() => vi.unstubAllGlobals());
const missing = () => dispatchEvent(new Event('vite:preloadError'));

test('a missing chunk loads the page anew, once, and never without a line', () => {
  reloadAfterDeploy();
  const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  missing();
  expect(reload).not.toHaveBeenCalled();
  online.mockReturnValue(true);
  missing();
  missing();
  expect(reload).toHaveBeenCalledTimes(1);
});
