import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useEdition } from '../language/EditionContext.tsx';
import { useWire } from '../wire/WireContext.tsx';
import { canPersist, persistNow } from '../wire/persistence.ts';
import { isDataSaved } from '../runtime/data-saver.ts';
import { type Progress, StorageFull, takeTicker } from './take-ticker.ts';

type Outcome = 'canceled' | 'failed' | 'full' | 'refused';

/** Taking the ticker along: how far it is, and how the last attempt ended where it did not succeed. Leaving the page cancels it. */
export function useTaking() {
  const [queryClient, wire, { language }] = [useQueryClient(), useWire(), useEdition()];
  const [progress, setProgress] = useState<Progress | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const running = useRef<AbortController>(null);
  useEffect(() => () => running.current?.abort(), []);

  const start = async (): Promise<void> => {
    const controller = new AbortController();
    running.current = controller;
    setOutcome(null);
    setProgress({ phase: 'texts', done: 0, total: 0, bytes: 0 });
    try {
      if (!(await canPersist())) return setOutcome('refused');
      // Browsers then delete it last when space runs out; most decide without asking the reader.
      await navigator.storage?.persist?.().catch(() => false);
      const { signal } = controller;
      const persist = () => persistNow(queryClient);
      const pictures = !isDataSaved();
      await takeTicker({ queryClient, wire, language, signal, pictures, persist, onProgress: setProgress });
    } catch (error) {
      setOutcome(controller.signal.aborted ? 'canceled' : error instanceof StorageFull ? 'full' : 'failed');
    } finally {
      setProgress(null);
    }
  };
  return { progress, outcome, start: () => void start(), cancel: () => running.current?.abort() };
}
