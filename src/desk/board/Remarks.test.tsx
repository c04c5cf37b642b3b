import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Remarks } from './Remarks.tsx';
import { renderDesk } from '../render-desk.tsx';

test('what the sender was warned of stands with its path; without any there is nothing', async () => {
  const remarks = [
    { path: 'urgncy', message: 'unknown property' },
    { path: '', message: 'this is ninjs 2.1' },
  ];
  await renderDesk(<Remarks remarks={remarks} />, 'en');
  const list = screen.getByRole('region', { name: 'Warnings of the last push' });
  expect(list).toHaveTextContent('urgncyunknown property');
  expect(screen.getAllByRole('listitem')).toHaveLength(2);
});
