import type { Association, Item } from '#contract/ninjs/item.ts';
import type { Block } from '#contract/text.ts';
import type { PackageEntry } from '../store/database/prepared.ts';
import type { Warning } from './field-errors.ts';
import { isLeftOut } from './formats/tolerant.ts';
import { pictureAssociations } from './item-fields.ts';
import type { Pictures } from './media/item-pictures.ts';
import { mainHeadline } from './item-text.ts';
import { isSeeAlsoLink, isTranslationLink } from './links.ts';

const mostEntries = 200;

/** What a package holds, in its order. */
export function entriesOf(item: Item): PackageEntry[] {
  const entries = (item.associations ?? []).filter((each) => !isLeftOut(each) && each.uri !== item.uri);
  return entries.slice(0, mostEntries).map((each) => ({
    uri: each.uri,
    place: each.name,
    label: each.title?.trim() || null,
    headline: mainHeadline(each),
  }));
}

/** Numbered by Superdesk (`media--1`): pictures of a field of its own, which stand nowhere in the text. */
const numbered = /--\d+$/;

/** Pictures of a gallery field, in their order, after the text. */
export function galleryOf(item: Item, pictures: Pictures): Block[] {
  const shown = pictureAssociations(item)
    .filter(({ association }) => numbered.test(association.name) && !pictures.requested(association))
    .flatMap(({ association, path }) => pictures.ofAssociation(association, path) ?? []);
  const [only] = shown;
  if (shown.length > 1) return [{ type: 'gallery', title: null, caption: null, pictures: shown }];
  return only ? [{ type: 'picture', picture: only }] : [];
}

/** Associations that are not for readers, or cannot be shown to them. */
/** `played`: films and sounds that are shown, or warned of, already. */
export function notForReaders(item: Item, played: readonly Association[]): Warning[] {
  const shown = new Set([...pictureAssociations(item).map(({ association }) => association), ...played]);
  const related = (each: Association) => isSeeAlsoLink(each) || isTranslationLink(each);
  return (item.associations ?? []).flatMap((association, at): Warning[] => {
    if (shown.has(association) || related(association) || isLeftOut(association)) return [];
    const { type, rel } = association;
    const message =
      type === 'video' || type === 'audio'
        ? `${type === 'video' ? 'a film' : 'a sound'} is not shown here`
        : `not shown: ${type ?? 'something'}${rel ? ` related as ${rel.slice(0, 100)}` : ' without a relation that readers see'}`;
    return [{ path: `associations[${at}]`, message }];
  });
}
