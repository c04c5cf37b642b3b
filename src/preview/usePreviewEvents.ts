import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { serverTime } from '../wire/clock.ts';
import { createPreviewWire } from '../wire/preview-wire.ts';
import { useWire } from '../wire/WireContext.tsx';

/** Keeps the preview at its newest version; true once it was revoked or has expired. */
export function usePreviewEvents(id: string, expiresAt: string | null): boolean {
  const wire = useWire();
  const queryClient = useQueryClient();
  const [gone, setGone] = useState(false);

  useEffect(() => {
    const version = () => void queryClient.invalidateQueries({ queryKey: ['preview', id] });
    const stop = createPreviewWire(wire).listen(id, { version, gone: () => setGone(true) });
    // Back from another page, kept as it stood: what it shows may not be for these eyes any more.
    const shown = (event: PageTransitionEvent) => event.persisted && version();
    addEventListener('pageshow', shown);
    return () => {
      removeEventListener('pageshow', shown);
      stop();
    };
  }, [id, wire, queryClient]);

  useEffect(() => {
    if (expiresAt === null) return;
    const timer = setInterval(() => {
      if (Date.parse(expiresAt) <= serverTime()) setGone(true);
    }, 5_000);
    return () => clearInterval(timer);
  }, [expiresAt]);

  return gone;
}
