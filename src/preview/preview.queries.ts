import { QueryClient, queryOptions } from '@tanstack/react-query';
import { previewKey } from '../wire/keys.ts';
import type { PreviewWire } from '../wire/preview-wire.ts';
import { isRetryable } from '../wire/wire-error.ts';

/** A query client for one preview: never persisted, cleared on leaving. */
export function createPreviewClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { gcTime: 0, networkMode: 'always', retry: (failures, error) => failures < 2 && isRetryable(error) },
    },
  });
}

export const previewQueries = (wire: PreviewWire) => ({
  byId: (id: string) =>
    queryOptions({ queryKey: previewKey(id), queryFn: ({ signal }) => wire.read(id, signal), staleTime: Infinity }),
});
