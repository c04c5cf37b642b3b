import type { PreviewAnswer } from '#contract/preview.ts';
import type { PreviewWire } from '../wire/preview-wire.ts';
import { WireError } from '../wire/wire-error.ts';

/**
 * `stripped`: the URL has no token, and the browser no cookie of an earlier visit. `editors`: for signed-in editors only. `token` allows a
 * retry.
 */
export type OpenedPreview =
  | { status: 'open'; answer: PreviewAnswer }
  | { status: 'gone' | 'stripped' }
  | { status: 'editors' | 'failed'; token: string | null };

const kindOf = (error: unknown) => (error instanceof WireError ? error.kind : null);

/** Exchanges the token, if there is one, for a cookie and reads the preview. Never rejects. */
export async function openPreview(wire: PreviewWire, id: string, token: string | null): Promise<OpenedPreview> {
  try {
    if (token) await exchange(wire, id, token);
    return { status: 'open', answer: await wire.read(id) };
  } catch (error) {
    if (kindOf(error) === 'unauthorized') return { status: 'editors', token };
    if (kindOf(error) === 'not-found') return { status: token ? 'gone' : 'stripped' };
    return { status: 'failed', token };
  }
}

async function exchange(wire: PreviewWire, id: string, token: string): Promise<void> {
  try {
    await wire.exchange(id, token);
  } catch (error) {
    if (kindOf(error) !== 'unauthorized') throw error;
    await wire.exchangeAsEditor(id, token);
  }
}
