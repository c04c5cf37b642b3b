import type { Association, Item } from '#contract/item.ts';
import type { SuperdeskAssociation, SuperdeskItem, SuperdeskRendition } from '#contract/superdesk-item.ts';
import type { Source } from './item-pictures.ts';

const own = ['guid', 'versioncreated', 'pubstatus', 'body_html', 'headline', 'slugline', 'description_text'];

/** Superdesk's ninjs is told by its content: it has no `uri`, and names that ninjs 3.1 has not. */
export function isSuperdesk(raw: unknown): boolean {
  return (
    typeof raw === 'object' &&
    raw !== null &&
    !('uri' in raw) &&
    own.some((name) => name in raw) &&
    !('headlines' in raw)
  );
}

/** Superdesk's item in the words of ninjs 3.1, and for each of its fields where it came from. */
export function fromSuperdesk(sent: SuperdeskItem): { item: Item; origin: (path: string) => string } {
  const origins: [string, string][] = [
    ['uri', 'guid'],
    ['versionCreated', 'versioncreated'],
    ['firstCreated', 'firstcreated'],
    ['embargoedUntil', 'embargoed'],
    ['expires', 'expiry'],
    ['headlines', 'headline'],
    ['bodies[0].value', sent.body_html ? 'body_html' : 'body_text'],
    [`altIds[${sent.translation_id ? 1 : 0}].value`, 'extra.formerUri'],
    ['altIds', 'translation_id'],
  ];
  const associations = Object.entries(sent.associations ?? {}).flatMap(([name, each]) => {
    const association = each && associationOf(name, each);
    return association ? [association] : [];
  });
  associations.forEach((each, at) => origins.push([`associations[${at}]`, `associations.${each.name}`]));
  const services = (sent.service ?? []).map((term) => ({ rel: 'section', ...concept(term) }));
  const subjects = (sent.subject ?? []).map((term) => ({ rel: 'about', ...concept(term) }));
  [...services.keys()].forEach((at) => origins.push([`subjects[${at}]`, `service[${at}]`]));
  const authors = (sent.authors ?? []).flatMap((author) =>
    author.name ? [{ name: author.name, rel: 'creator' }] : [],
  );
  const extra = (name: string) => (sent.extra?.[name] ? String(sent.extra[name]) : undefined);
  const dateline = extra('dateline');
  const item: Item = {
    uri: sent.guid,
    type: kind(sent.type),
    version: sent.version?.toString(),
    versionCreated: sent.versioncreated,
    firstCreated: sent.firstcreated ?? undefined,
    embargoedUntil: sent.embargoed ?? undefined,
    expires: sent.expiry ?? undefined,
    pubStatus: sent.pubstatus ?? undefined,
    urgency: sent.urgency ?? undefined,
    // Superdesk knows ar_SY as well as ar-SY.
    language: sent.language.replaceAll('_', '-'),
    located: sent.located ?? undefined,
    by: sent.byline ?? undefined,
    people: authors,
    copyrightHolder: sent.copyrightholder ?? undefined,
    copyrightNotice: sent.copyrightnotice ?? undefined,
    edNote: sent.ednote ?? undefined,
    infoSources: sent.source ? [{ name: sent.source }] : [],
    headlines: [
      ...valued('main', sent.headline),
      ...['subhead', 'ticker', 'kicker'].flatMap((role) => valued(role, extra(role))),
    ],
    descriptions: [
      ...valued('summary', sent.description_text ?? sent.description_html),
      ...valued('correction', extra('correction')),
    ],
    bodies: [
      ...(sent.body_html
        ? [{ role: 'main', contentType: 'text/html', value: sent.body_html }]
        : plain('main', sent.body_text)),
      ...plain('dateline', dateline),
    ],
    subjects: [...services, ...subjects],
    altIds: [
      ...(sent.translation_id ? [{ role: 'translationGroup', value: sent.translation_id }] : []),
      ...(sent.extra?.['formerUri'] == null ? [] : [{ role: 'formerUri', value: String(sent.extra['formerUri']) }]),
    ],
    renditions: renditionsOf(sent.renditions),
    associations,
  };
  const origin = (path: string) => {
    const match = origins.find(
      ([ours]) => path === ours || (path.startsWith(ours) && /^[.[]/.test(path.slice(ours.length))),
    );
    return match ? match[1] + path.slice(match[0].length) : path;
  };
  return { item, origin };
}

const kind = (type: SuperdeskItem['type']): Item['type'] => (type === 'preformatted' ? 'text' : type);
const plain = (role: string, value: string | null | undefined) =>
  value ? [{ role, contentType: 'text/plain', value }] : [];
/** Superdesk's one-line fields may hold HTML, depending on how the newsroom set them up. */
const valued = (role: string, value: string | null | undefined) =>
  value ? [{ role, contentType: /<\/?[a-z][^>]*>|&[a-z]+;/i.test(value) ? 'text/html' : 'text/plain', value }] : [];
const concept = (term: { name?: string | null; code?: string | null }) => ({
  name: term.name ?? undefined,
  literal: term.code ?? undefined,
});

function associationOf(name: string, sent: SuperdeskAssociation): Association | null {
  const uri = sent.guid ?? sent.uri;
  const type = kind(sent.type);
  const isStory = type === 'text' || type === 'composite';
  if (!uri && isStory) return null;
  return {
    name,
    uri: uri ?? `urn:association:${encodeURIComponent(name)}`,
    type,
    // Stories placed beside a story are its related ones; Superdesk has no relation to say more.
    ...(isStory && { rel: 'http://cv.iptc.org/newscodes/itemrelation/seeAlso' }),
    headlines: valued('main', sent.headline),
    descriptions: [
      ...valued('caption', sent.description_text ?? sent.description_html),
      ...valued('alt', sent.body_text),
    ],
    by: sent.byline ?? undefined,
    copyrightHolder: sent.copyrightholder ?? undefined,
    infoSources: sent.source ? [{ name: sent.source }] : [],
    renditions: renditionsOf(sent.renditions),
  };
}

function renditionsOf(sent: Record<string, SuperdeskRendition | null> | null | undefined): Source[] {
  return Object.entries(sent ?? {}).flatMap(([name, each]) =>
    each ? [{ name, href: each.href, media: each.media, contentType: each.mimetype ?? undefined }] : [],
  );
}
