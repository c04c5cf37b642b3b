import type { Store } from '../store/database/store.ts';
import { recordOldAddresses } from '../store/moving/old-addresses.ts';
import type { Place, RemoteFile } from './source.ts';

/** Sections and topics that this process has recorded: thousands of stories name the same few. */
const recorded = new WeakMap<Store, Set<string>>();

/** Makes the addresses of a document, and of the lists that it is on, lead to what they have become here. */
export async function recordAddresses(
  store: Store,
  source: string,
  {
    uri,
    addresses,
    otherAddresses,
    places,
    files,
  }: { uri: string; addresses: string[]; otherAddresses: string[]; places: Place[]; files: RemoteFile[] },
): Promise<void> {
  await recordOldAddresses(store.db, source, { uri }, addresses);
  await recordOldAddresses(store.db, source, { uri }, otherAddresses, { claims: false });
  for (const { media, address } of files)
    if (address !== null) await recordOldAddresses(store.db, source, { asset: media }, [address]);
  let known = recorded.get(store);
  if (!known) recorded.set(store, (known = new Set()));
  for (const place of places) {
    const key = JSON.stringify([source, place]);
    if (known.has(key)) continue;
    await recordOldAddresses(store.db, source, place.to, place.addresses);
    known.add(key);
  }
}
