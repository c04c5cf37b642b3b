import { useMutation, type UseMutationOptions, type UseMutationResult } from '@tanstack/react-query';
import { useRef } from 'react';

/** A mutation that a second press does not repeat: of a double click, the second comes before the button is disabled. */
export function usePressedOnce<Data, Variables, Context = unknown>({
  mutationFn,
  ...options
}: UseMutationOptions<Data, Error, Variables, Context> & {
  mutationFn: (variables: Variables) => Promise<Data>;
}): UseMutationResult<Data, Error, Variables, Context> {
  const running = useRef(false);
  const mutation = useMutation({
    ...options,
    mutationFn: (variables: Variables) => mutationFn(variables).finally(() => (running.current = false)),
  });
  return {
    ...mutation,
    mutate(...given) {
      if (running.current) return;
      running.current = true;
      mutation.mutate(...given);
    },
  };
}
