import type { Association, Item } from '#contract/ninjs/item.ts';
import { formerUri } from '#contract/ninjs/item-fields.ts';
import type { ChosenLink } from '../store/database/prepared.ts';
import { safeHref } from './html/attributes.ts';
import { pathOf, type Warning } from './field-errors.ts';
import { isLeftOut } from './formats/tolerant.ts';
import { mainHeadline } from './item-text.ts';

const relation = (association: Association, pattern: RegExp) => pattern.test(association.rel ?? '');
export const isSeeAlsoLink = (association: Association) => relation(association, /(^|[/:#])see-?also$/i);
export const isTranslationLink = (association: Association) =>
  relation(association, /(^|[/:#])(workTranslation|translationOfWork|translatedFrom|translation)$/i);

/** The stories an editor chose to stand beside this one. */
export function seeAlsoOf(item: Item): ChosenLink[] {
  const links = new Map<string, ChosenLink>();
  for (const association of item.associations ?? []) {
    if (
      !isSeeAlsoLink(association) ||
      isLeftOut(association) ||
      association.uri === item.uri ||
      links.has(association.uri)
    )
      continue;
    links.set(association.uri, {
      uri: association.uri,
      headline: mainHeadline(association) ?? association.title?.trim() ?? null,
      href: webOf(association),
    });
  }
  return [...links.values()];
}

/** Where the story can be read elsewhere. */
function webOf(association: Association): string | null {
  const renditions = association.renditions ?? [];
  const web =
    renditions.find((each) => each.name === 'web') ?? renditions.find((each) => /html/i.test(each.contentType ?? ''));
  const href = safeHref(web?.href ?? null);
  return href?.startsWith('http') ? href : null;
}

export function translationUrisOf(item: Item): string[] {
  const uris = (item.associations ?? []).filter(isTranslationLink).map((association) => association.uri);
  return [...new Set(uris)].filter((uri) => uri !== item.uri);
}

export function groupOf(item: Item): string | null {
  return item.altIds?.find((id) => id.role === 'translationGroup')?.value?.trim() || null;
}

const mostFormer = 20;

/** Former uris of the story: from systems that the newsroom used before, or of the story that it updates. */
export function formerUrisOf(item: Item): { uris: string[]; warnings: Warning[] } {
  const named = (item.altIds ?? []).flatMap(({ role, value }, at) => (role === 'formerUri' ? [{ value, at }] : []));
  const warnings: Warning[] = [];
  const uris = new Set<string>();
  for (const { value, at } of named) {
    const parsed = formerUri.safeParse(value ?? '');
    if (parsed.success) uris.add(parsed.data);
    else
      warnings.push({ path: pathOf(['altIds', at, 'value']), message: `${parsed.error.issues[0]!.message}; not used` });
  }
  uris.delete(item.uri);
  if (uris.size > mostFormer)
    warnings.push({ path: 'altIds', message: `more than ${mostFormer} former uris: the others are not used` });
  return { uris: [...uris].slice(0, mostFormer), warnings };
}
