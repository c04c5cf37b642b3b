import { createStore, delMany, entries, get, set, type UseStore } from 'idb-keyval';
import type { AlertPush } from '#contract/alerts/alerts.ts';
import { alertLife } from '#contract/limits.ts';
import { shownAlerts } from '#contract/offline/service-worker.ts';

let store: UseStore | undefined;
const open = (): UseStore => (store ??= createStore(...shownAlerts));

/** The last push that was shown of a story, also after the reader has put it away. */
export async function lastShown(tag: string): Promise<AlertPush | undefined> {
  try {
    return await get<AlertPush>(tag, open());
  } catch {
    // Storage is refused: only what is still on the screen is known.
    return undefined;
  }
}

/** Until no push about it can come any more. */
export async function rememberShown(push: AlertPush): Promise<void> {
  try {
    await set(push.tag, push, open());
    const over = Date.now() - 2 * alertLife * 1000;
    const old = (await entries<string, AlertPush>(open())).filter(([, { at }]) => Date.parse(at) < over);
    await delMany(
      old.map(([tag]) => tag),
      open(),
    );
  } catch {
    // As above.
  }
}
