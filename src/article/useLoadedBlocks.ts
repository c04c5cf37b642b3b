import { useEffect, useState } from 'react';
import type { Block } from '#contract/text.ts';
import { areBlocksLoaded, loadBlocks } from './blocks/rare-kinds.ts';

/** Whether a body can be shown: the code of its kinds has been loaded, or could not be loaded, and the text is then shown alone. */
export function useLoadedBlocks(body: readonly Block[]): boolean {
  const [settled, setSettled] = useState<readonly Block[] | null>(null);
  const ready = settled === body || areBlocksLoaded(body);
  useEffect(() => {
    if (ready) return undefined;
    let shown = true;
    const settle = () => shown && setSettled(body);
    loadBlocks(body).then(settle, settle);
    return () => {
      shown = false;
    };
  }, [body, ready]);
  return ready;
}
