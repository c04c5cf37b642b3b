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

/** Publishes the draft, after what is unsaved of it; now or at a time; or takes that back. */
export function usePublishing(front: DeskFront, draft: FrontDraft) {
  const desk = useDeskWire();
  const queryClient = useQueryClient();
  const { language } = front;
  return usePressedOnce({
    mutationFn: async (wanted: Publishing) => {
      const { revision } = await draft.saved();
      if (wanted.action === 'cancel') return desk.cancelFront(language, revision);
      if (wanted.action === 'return') return desk.returnFront(language, { revision, number: wanted.number });
      return desk.publishFront(language, { revision, at: wanted.action === 'schedule' ? wanted.at : null });
    },
    onSuccess: (answer) => queryClient.setQueryData(deskKeys.front(language), answer),
    onSettled: () => {
      void queryClient.invalidateQueries({ queryKey: deskKeys.allAudit });
      void queryClient.invalidateQueries({ queryKey: deskKeys.front(language) });
    },
  });
}
