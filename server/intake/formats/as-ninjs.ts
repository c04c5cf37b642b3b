import { item as ninjsItem } from '#contract/ninjs/item.ts';
import { superdeskItem } from '#contract/ninjs/superdesk-item.ts';
import type { VersionRow } from '../../store/publishing/publish.ts';
import type { IntakeSettings } from '../prepare.ts';
import { guidOf, withCapitals, withoutNulls, withTextVersion } from './names.ts';
import { neededByReaders, neededOfFlat } from './needed.ts';
import { recognise } from './recognise.ts';
import { fromSuperdesk } from './superdesk.ts';
import { readTolerantly } from './tolerant.ts';

/** What was sent in another format as ninjs 3.1; null of what is ninjs 3.1 as it was sent. */
export function asNinjs(
  sent: unknown,
  { uri, version, versionCreated, receivedAt, pubStatus, language, headline }: VersionRow,
  { translationField }: Pick<IntakeSettings, 'translationField'>,
): unknown {
  const format = recognise(sent);
  if (format.kind === 'ninjs' && !format.older) return null;
  if (format.kind === 'ninjs') {
    const read = readTolerantly(
      ninjsItem,
      withTextVersion(withCapitals(withoutNulls(sent), () => {})),
      neededByReaders,
    );
    if (read.ok) return read.value;
  } else if (format.kind !== 'other') {
    const read = readTolerantly(superdeskItem, guidOf(withoutNulls(sent)), neededOfFlat);
    if (read.ok) return fromSuperdesk(read.value, { translationField, now: receivedAt }).item;
  }
  // A withdrawal says no more than this, and a former server may have taken in what this one does not read.
  return {
    ...{ uri, type: 'text', version, language, pubStatus, versionCreated: versionCreated.toISOString() },
    ...(headline && { headlines: [{ role: 'main', value: headline }] }),
  };
}
