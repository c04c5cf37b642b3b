import { afterEach, expect, it } from 'vitest';
import { chooseSettings, resetReaderSettings } from './reader-settings.ts';

afterEach(() => {
  chooseSettings({ scheme: 'system', textSize: 100 });
  localStorage.clear();
  resetReaderSettings();
});

it('applies a choice at once, and stores it under the keys that the boot script reads', () => {
  chooseSettings({ scheme: 'dark' });
  chooseSettings({ textSize: 112.5 });
  expect(document.documentElement.dataset['theme']).toBe('dark');
  expect(document.documentElement.style.fontSize).toBe('112.5%');
  expect(localStorage.getItem('sharit-scheme')).toBe('dark');
  expect(localStorage.getItem('sharit-text')).toBe('112.5');
});

it('the defaults of the system leave nothing in the document or in storage', () => {
  chooseSettings({ scheme: 'light', textSize: 150 });
  chooseSettings({ scheme: 'system', textSize: 100 });
  expect(document.documentElement.dataset['theme']).toBeUndefined();
  expect(document.documentElement.style.fontSize).toBe('');
  expect(localStorage).toHaveLength(0);
});
