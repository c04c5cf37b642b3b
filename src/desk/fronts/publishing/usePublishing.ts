import { useQueryClient } from '@tanstack/react-query';
import type { DeskFront } from '#contract/curation.ts';
import { deskKeys } from '../../../wire/desk-keys.ts';
import { useDeskWire } from '../../useDeskWire.ts';
import { usePressedOnce } from '../../usePressedOnce.ts';
import type { FrontDraft } from '../plan/useFrontDraft.ts';

export type Publishing =
  | { action: 'publish' }
  | { action: 'schedule'; at: string }
  | { action: 'cancel' }
  | { action: 'return'; number: number };

/**
 * Publishes the draft, after what is unsaved of it; now or at a time; or takes that back. Null if that could not be saved: the draft itself
 * says why.
 */
export function usePublishing({ language }: DeskFront, draft: FrontDraft) {
  const desk = useDeskWire();
  const queryClient = useQueryClient();
  return usePressedOnce({
    mutationFn: async (wanted: Publishing) => {
      const front = await draft.saved().catch(() => null);
      if (!front) return null;
      const { revision } = front;
      if (wanted.action === 'cancel') return desk.cancelFront(language, revision);
      if (wanted.action === 'return') {
        const answer = await desk.returnFront(language, { revision, number: wanted.number });
        draft.remember(front.draft, answer.draft);
        return answer;
      }
      return desk.publishFront(language, { revision, at: wanted.action === 'schedule' ? wanted.at : null });
    },
    onSuccess: (answer) => {
      if (answer) queryClient.setQueryData(deskKeys.front(language), answer);
    },
    onSettled: () => {
      void queryClient.invalidateQueries({ queryKey: deskKeys.allAudit });
      void queryClient.invalidateQueries({ queryKey: deskKeys.front(language) });
    },
  });
}
