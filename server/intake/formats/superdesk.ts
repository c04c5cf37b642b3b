import type { Association, Item } from '#contract/ninjs/item.ts';
import type { SuperdeskAssociation, SuperdeskItem, SuperdeskRendition } from '#contract/ninjs/superdesk-item.ts';
import type { Warning } from '../field-errors.ts';
import type { Source } from '../media/asset-names.ts';
import { fromExtra, withAttachments } from './superdesk-extra.ts';

type Mapped = {
  item: Item;
  /** For each path of the item, the path in what was sent. */
  origin: (path: string) => string;
  warnings: Warning[];
  /** Addresses of portraits by the author's name. */
  portraits: Map<string, string>;
};

/** Superdesk's item (or one of ninjs 1.x) in the words of ninjs 3.1. `translationField` is the custom field that pairs translations. */
export function fromSuperdesk(
  sent: SuperdeskItem,
  { translationField, now }: { translationField: string; now: Date },
): Mapped {
  const warnings: Warning[] = [];
  const associations = ordered(sent.associations).map(([name, each]) => associationOf(name, each));
  const services = (sent.service ?? []).map((term) => ({ rel: 'section', ...concept(term) }));
  const subjects = (sent.subject ?? []).map((term) => ({ rel: 'about', ...concept(term) }));
  const bodyName =
    (['body_html', 'body_xhtml', 'body_text'] as const).find((name) => sent[name]?.trim()) ?? 'body_html';
  const extra = fromExtra(sent.extra);
  const html =
    bodyName === 'body_text' ? '' : withAttachments(sent[bodyName] ?? '', sent.attachments, warnings, bodyName);
  const body = html + extra.embeds;
  const group = sent.translation_id?.trim() || extra.text(translationField);
  const former = [sent.evolvedfrom, sent.rewrite_of, extra.text('formerUri')];
  const embargo = embargoOf(sent, now);
  const deck = (['description_text', 'description_html'] as const).find((name) => sent[name]?.trim());
  const headlines = [
    ...valued('main', sent.headline),
    ...['subhead', 'ticker', 'kicker'].flatMap((role) => valued(role, extra.text(role))),
  ];
  const item: Item = {
    uri: sent.guid,
    type: kind(sent.type),
    version: sent.version?.toString(),
    versionCreated: sent.versioncreated,
    embargoedUntil: embargo && sent[embargo],
    expires: sent.expiry,
    pubStatus: sent.pubstatus,
    urgency: sent.urgency,
    // Superdesk knows ar_SY as well as ar-SY.
    language: sent.language.replaceAll('_', '-'),
    located: sent.located,
    by: sent.byline,
    people: (sent.authors ?? []).flatMap(({ name }) => (name ? [{ name, rel: 'creator' }] : [])),
    copyrightHolder: sent.copyrightholder,
    copyrightNotice: sent.copyrightnotice,
    edNote: sent.ednote,
    infoSources: sent.source ? [{ name: sent.source }] : [],
    headlines,
    descriptions: [...valued('summary', deck && sent[deck]), ...valued('correction', extra.text('correction'))],
    bodies: [
      ...(body ? [{ role: 'main', contentType: 'text/html', value: body }] : plain('main', sent.body_text)),
      ...plain('dateline', extra.text('dateline')),
    ],
    subjects: [...services, ...subjects],
    altIds: [
      ...(group ? [{ role: 'translationGroup', value: group }] : []),
      ...[...new Set(former)].flatMap((value) => (value ? [{ role: 'formerUri', value }] : [])),
    ],
    renditions: renditionsOf(sent.renditions),
    associations,
  };
  const origins: [string, string][] = [
    ['uri', 'guid'],
    ['versionCreated', 'versioncreated'],
    ['embargoedUntil', embargo ?? 'embargoed'],
    ['expires', 'expiry'],
    ['pubStatus', 'pubstatus'],
    ...headlines.flatMap(({ role }, at): [string, string][] =>
      ['value', 'role'].map((field) => [`headlines[${at}].${field}`, role === 'main' ? 'headline' : `extra.${role}`]),
    ),
    ['headlines', 'headline'],
    ['bodies[0].value', bodyName],
    ['bodies', bodyName],
    ['descriptions', deck ?? 'description_text'],
    ['by', 'byline'],
    ['people', 'authors'],
    ['infoSources', 'source'],
    ['copyrightHolder', 'copyrightholder'],
    ['copyrightNotice', 'copyrightnotice'],
    ['altIds', former.some(Boolean) ? 'evolvedfrom' : 'extra'],
    ...associations.map((each, at): [string, string] => [`associations[${at}]`, `associations.${each.name}`]),
    ...services.map((_, at): [string, string] => [`subjects[${at}]`, `service[${at}]`]),
    ...subjects.map((_, at): [string, string] => [`subjects[${services.length + at}]`, `subject[${at}]`]),
    ['subjects', 'subject'],
  ];
  const origin = (path: string) => {
    const match = origins.find(
      ([ours]) => path === ours || (path.startsWith(ours) && /^[.[]/.test(path.slice(ours.length))),
    );
    return match ? match[1] + path.slice(match[0].length) : path;
  };
  const portraits = new Map(
    (sent.authors ?? []).flatMap(({ name, avatar_url }) => (name && avatar_url ? [[name, avatar_url] as const] : [])),
  );
  return { item, origin, warnings, portraits };
}

/** A future `publish_schedule` is an embargo, and of two the later counts. */
function embargoOf(sent: SuperdeskItem, now: Date): 'embargoed' | 'publish_schedule' | undefined {
  const { embargoed, publish_schedule } = sent;
  if (!publish_schedule || at(publish_schedule) <= now.getTime()) return embargoed ? 'embargoed' : undefined;
  return embargoed && at(embargoed) > at(publish_schedule) ? 'embargoed' : 'publish_schedule';
}

const at = (date: string): number => Date.parse(date.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));

/** Superdesk numbers what it puts side by side, by `order` and by the number at the end of the name. */
function ordered(associations: SuperdeskItem['associations']): [string, SuperdeskAssociation][] {
  const number = (name: string) => Number(/--(\d+)$/.exec(name)?.[1] ?? 0);
  return Object.entries(associations ?? {})
    .map(([name, each], at) => ({ name, each, order: each.order ?? number(name), at }))
    .toSorted((one, other) => one.order - other.order || one.at - other.at)
    .map(({ name, each }) => [name, each]);
}

const kind = (type: SuperdeskItem['type']): Item['type'] => (type === 'preformatted' ? 'text' : type);
const plain = (role: string, value: string | null | undefined) =>
  value?.trim() ? [{ role, contentType: 'text/plain', value }] : [];
/** Superdesk's one-line fields may hold HTML, depending on how the newsroom set them up. */
const valued = (role: string, value: string | null | undefined) =>
  value?.trim()
    ? [
        {
          role,
          contentType: /<\/?[a-z][^>]*>|&(?:[a-z]+|#x?[\da-f]+);/i.test(value) ? 'text/html' : 'text/plain',
          value,
        },
      ]
    : [];
const concept = (term: { name?: string | undefined; code?: string | number | undefined }) => ({
  name: term.name,
  literal: term.code?.toString(),
});

function associationOf(name: string, sent: SuperdeskAssociation): Association {
  const uri = sent.guid ?? sent.uri;
  const type = kind(sent.type);
  const isStory = type === 'text' || type === 'composite';
  return {
    name,
    uri: uri ?? `urn:association:${encodeURIComponent(name)}`,
    type,
    // Stories placed beside a story are its related ones; Superdesk has no relation to say more.
    ...(isStory && uri && { rel: 'http://cv.iptc.org/newscodes/itemrelation/seeAlso' }),
    ...(sent.label && { title: sent.label }),
    headlines: valued('main', sent.headline),
    descriptions: [
      ...valued('caption', sent.description_text || sent.description_html),
      ...valued('alt', sent.body_text),
    ],
    by: sent.byline,
    copyrightHolder: sent.copyrightholder,
    infoSources: sent.source ? [{ name: sent.source }] : [],
    renditions: renditionsOf(sent.renditions),
  };
}

function renditionsOf(sent: Record<string, SuperdeskRendition> | undefined): Source[] {
  return Object.entries(sent ?? {}).map(([name, each]) => ({
    name,
    href: each.href,
    media: each.media,
    contentType: each.mimetype,
  }));
}
