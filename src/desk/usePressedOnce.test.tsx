import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, test, vi } from 'vitest';
import { usePressedOnce } from './usePressedOnce.ts';

test('of two presses in a row the second does nothing; one after the answer counts', async () => {
  const client = new QueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  const answer = Promise.withResolvers<string>();
  const send = vi.fn<(press: number) => Promise<string>>(() => answer.promise);
  const { result } = renderHook(() => usePressedOnce({ mutationFn: send }), { wrapper });
  await act(async () => {
    result.current.mutate(1);
    result.current.mutate(2);
  });
  expect(send).toHaveBeenCalledOnce();
  await act(async () => answer.resolve('done'));
  expect(result.current.data).toBe('done');
  await act(async () => result.current.mutate(3));
  expect(send).toHaveBeenCalledTimes(2);
});
