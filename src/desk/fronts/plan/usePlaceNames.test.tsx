import { renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';
import { addDeskCatalogue } from '../../../language/desk-catalogue.ts';
import { EditionProvider } from '../../../language/EditionContext.tsx';
import { I18nProvider } from '../../../language/I18nContext.tsx';
import { loadCatalogue } from '../../../language/load-catalogue.ts';
import { newsroom } from '../../../testing/fixtures.ts';
import { placed } from './front-plan.ts';
import { usePlaceNames } from './usePlaceNames.ts';

test('a section that the newsroom has no more is a place as long as a plan fills it', async () => {
  const i18n = await addDeskCatalogue(await loadCatalogue('ar'));
  const plan = placed({ places: {}, hidden: [] }, 'story', 'section:closed', 0);
  const { result, rerender } = renderHook((given: typeof plan) => usePlaceNames(given), {
    initialProps: plan,
    wrapper: ({ children }) => (
      <I18nProvider i18n={i18n}>
        <EditionProvider edition={{ language: 'ar', newsroom }}>{children}</EditionProvider>
      </I18nProvider>
    ),
  });
  expect(result.current.gone).toEqual(['section:closed']);
  expect(result.current.names.at(-1)).toBe('section:closed');
  rerender({ places: {}, hidden: [] });
  expect(result.current.names).not.toContain('section:closed');
});
