import type { PreviewAnswer } from '#contract/preview.ts';
import type { PreviewWire } from '../wire/preview-wire.ts';
import { WireError } from '../wire/wire-error.ts';

/** How the door was found. `stripped`: no token in the address, and no cookie from before. */
export type Opened =
  | { door: 'open'; answer: PreviewAnswer }
  | { door: 'gone' | 'stripped' }
  | { door: 'editors' | 'failed'; token: string | null };

const kindOf = (error: unknown) => (error instanceof WireError ? error.kind : null);

/** Exchanges the token, if there is one, and reads the preview. */
export async function openPreview(wire: PreviewWire, id: string, token: string | null): Promise<Opened> {
  try {
    if (token) await exchange(wire, id, token);
    return { door: 'open', answer: await wire.read(id) };
  } catch (error) {
    if (kindOf(error) === 'unauthorized') return { door: 'editors', token };
    if (kindOf(error) === 'not-found') return { door: token ? 'gone' : 'stripped' };
    return { door: 'failed', token };
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
