import { fold } from '#words/fold.ts';
import type { Association, Item } from '#contract/ninjs/item.ts';
import type { Block, Picture } from '#contract/text.ts';
import type { Warning } from './field-errors.ts';
import type { Pictures } from './media/item-pictures.ts';
import { byRole, lineOf } from './item-text.ts';
import { isSeeAlsoLink, isTranslationLink } from './links.ts';

/** Place and agency before the text; the place alone where the item has no more and the text does not begin with it. */
export function datelineOf(item: Item, text: string): string | null {
  const written = byRole(item.bodies, 'dateline');
  if (written) return written;
  const located = lineOf(item.located);
  return located && !fold(text).trimStart().startsWith(fold(located)) ? located : null;
}

const leads = /^(feature-?media|main-?(pic|picture|image)?|lead|hero)$/i;
const shows = (association: Association) =>
  (association.type === 'picture' || association.type === 'graphic' || association.type === undefined) &&
  (association.renditions ?? []).length > 0 &&
  !isSeeAlsoLink(association) &&
  !isTranslationLink(association);

/** The picture of a story: `featuremedia`, else the item itself where it is a picture, else the first that the text does not show. */
export function leadPicture(item: Item, body: Block[], pictures: Pictures): Picture | null {
  const associations = pictureAssociations(item);
  const lead = associations.find(({ association }) => leads.test(association.name));
  if (lead) return pictures.ofAssociation(lead.association, lead.path);
  if ((item.type === 'picture' || item.type === 'graphic') && item.renditions?.length)
    return pictures.ofAssociation(item, '');
  // Superdesk's pictures in the text are associations as well; the text says where they stand.
  const other = associations.find(({ association }) => !/^(editor_|embed)/.test(association.name));
  if (!other) return null;
  const picture = pictures.ofAssociation(other.association, other.path);
  return picture && !inText(body, picture.src) ? picture : null;
}

/** Associations that are shown nowhere. */
export function picturesLeftOver(item: Item, pictures: Pictures): Warning[] {
  return pictureAssociations(item)
    .filter(({ association }) => !pictures.requested(association))
    .map(({ path }) => ({ path, message: 'picture not shown: neither the lead picture nor in the text' }));
}

export function pictureAssociations(item: Item): { association: Association; path: string }[] {
  return (item.associations ?? [])
    .map((association, at) => ({ association, path: `associations[${at}]` }))
    .filter(({ association }) => shows(association));
}

function inText(blocks: Block[], src: string): boolean {
  return JSON.stringify(blocks).includes(JSON.stringify(src));
}
