import { useQueryClient } from '@tanstack/react-query';
import type { HeldStory, HoldChange } from '#contract/hold.ts';
import { deskKeys } from '../../wire/desk-keys.ts';
import { useDeskWire } from '../useDeskWire.ts';
import { usePressedOnce } from '../usePressedOnce.ts';

/** Does something to a published story, and refetches what shows it, also when somebody else was faster. */
export function useChangeHold(id: string) {
  const desk = useDeskWire();
  const queryClient = useQueryClient();
  return usePressedOnce({
    mutationFn: (change: HoldChange) => desk.changeHold(id, change),
    // What an undo leads back to.
    onMutate: () => queryClient.getQueryData<HeldStory>(deskKeys.hold(id))?.hold,
    onSettled: async () => {
      void queryClient.invalidateQueries({ queryKey: deskKeys.allItems });
      void queryClient.invalidateQueries({ queryKey: deskKeys.board(id) });
      void queryClient.invalidateQueries({ queryKey: deskKeys.allAudit });
      await queryClient.invalidateQueries({ queryKey: deskKeys.hold(id) });
    },
  });
}
