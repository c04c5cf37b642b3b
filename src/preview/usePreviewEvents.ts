import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { serverTime } from '../runtime/clock.ts';
import { coverOnReturn } from '../wire/cover-on-return.ts';
import { onDeskTabMessage } from '../wire/desk-tabs.ts';
import { previewKey } from '../wire/keys.ts';
import { createPreviewWire } from '../wire/preview-wire.ts';
import { useWire } from '../wire/WireContext.tsx';

type Watched = { id: string; expiresAt: string | null; signedInOnly: boolean };

/**
 * Keeps the preview at its newest version. `gone`: it was revoked, has expired, or its editor signed out; `unsure`: whether it may still
 * be seen could not be asked; `live`: it follows by itself at this moment (null: not known yet).
 */
export function usePreviewEvents({ id, expiresAt, signedInOnly }: Watched) {
  const wire = useWire();
  const queryClient = useQueryClient();
  const [gone, setGone] = useState(false);
  const [unsure, setUnsure] = useState(false);
  const [live, setLive] = useState<boolean | null>(null);

  const ask = useCallback(async () => {
    await queryClient.refetchQueries({ queryKey: previewKey(id) }, { throwOnError: true }).then(
      () => setUnsure(false),
      () => setUnsure(true),
    );
  }, [id, queryClient]);

  useEffect(() => {
    const version = () => void queryClient.invalidateQueries({ queryKey: previewKey(id) });
    const ends = [
      createPreviewWire(wire).listen(id, { version, gone: () => setGone(true), live: setLive }),
      coverOnReturn(ask),
      onDeskTabMessage((word) => {
        if (word === 'entered') return;
        if (signedInOnly) setGone(true);
      }),
    ];
    return () => ends.forEach((end) => end());
  }, [id, wire, queryClient, ask, signedInOnly]);

  useEffect(() => {
    if (expiresAt === null) return;
    const timer = setInterval(() => {
      if (Date.parse(expiresAt) <= serverTime()) setGone(true);
    }, 5_000);
    return () => clearInterval(timer);
  }, [expiresAt]);

  return { gone, unsure, live, ask };
}
