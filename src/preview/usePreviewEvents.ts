import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { serverTime } from '../runtime/clock.ts';
import { coverOnReturn } from '../runtime/cover-on-return.ts';
import { onDeskTabMessage } from '../wire/desk-tabs.ts';
import { previewKey } from '../wire/keys.ts';
import { createPreviewWire } from '../wire/preview-wire.ts';
import { useWire } from '../wire/WireContext.tsx';

type Params = { id: string; expiresAt: string | null; signedInOnly: boolean };

/**
 * Keeps the preview at its newest version. `gone`: it was revoked, has expired, or its editor signed out. `unverified`: whether it may
 * still be shown could not be checked. `live`: its stream is connected; null until that is known.
 */
export function usePreviewEvents({ id, expiresAt, signedInOnly }: Params) {
  const wire = useWire();
  const queryClient = useQueryClient();
  const [gone, setGone] = useState(false);
  const [unverified, setUnverified] = useState(false);
  const [live, setLive] = useState<boolean | null>(null);

  const recheck = useCallback(async () => {
    await queryClient.refetchQueries({ queryKey: previewKey(id) }, { throwOnError: true }).then(
      () => setUnverified(false),
      () => setUnverified(true),
    );
  }, [id, queryClient]);

  useEffect(() => {
    const onVersion = () => void queryClient.invalidateQueries({ queryKey: previewKey(id) });
    const unsubscribers = [
      createPreviewWire(wire).listen(id, { version: onVersion, gone: () => setGone(true), live: setLive }),
      coverOnReturn(recheck),
      onDeskTabMessage((word) => {
        if (word === 'entered') return;
        if (signedInOnly) setGone(true);
      }),
    ];
    return () => unsubscribers.forEach((unsubscribe) => unsubscribe());
  }, [id, wire, queryClient, recheck, signedInOnly]);

  useEffect(() => {
    if (expiresAt === null) return;
    const timer = setInterval(() => {
      if (Date.parse(expiresAt) <= serverTime()) setGone(true);
    }, 5_000);
    return () => clearInterval(timer);
  }, [expiresAt]);

  return { gone, unverified, live, recheck };
}
