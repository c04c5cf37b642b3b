import type { Language } from '#contract/language.ts';
import type { NewsroomFile } from '#contract/newsroom.ts';
import type { PushWarning } from '#contract/push.ts';
import { htmlToText } from '../../intake/html/html.ts';
import { assetAddress } from '../html/remote-media.ts';
import type { RemoteFile, SourceDocument } from '../source.ts';
import { bodyOfPost } from './body.ts';
import { sortTerms } from './categories.ts';
import { deckOf } from './deck.ts';
import { languageOf, translationsOf } from './languages.ts';
import { fileOf, type SiteAddress } from './known-site.ts';
import { changedOf, type Names } from './names.ts';
import { placesOf } from './places.ts';
import { datedOf, momentOfGmt, never, type FeaturedMedia, type Post } from './post.ts';

export type PostContext = SiteAddress &
  Names & {
    newsroom: Pick<NewsroomFile, 'languages' | 'sections' | 'wordpress'>;
  };

type Kind = 'post' | 'page';
const breakingUrgency = 1;
const longestMadeHeadline = 100;

/** The uri of a post: its short address, without the scheme, which changes when a site goes over to https. */
export const uriOf = (home: string, id: number, kind: Kind = 'post'): string =>
  `https://${home.replace(/^https?:\/\//, '')}/?${kind === 'page' ? 'page_id' : 'p'}=${id}`;

/** A post as ninjs. Private and password-protected ones are not read at all. */
export function documentOf(post: Post, kind: Kind, ctx: PostContext): SourceDocument {
  const { id } = post;
  const place = { key: `${kind}:${id}`, changed: changedOf(post, ctx), dated: datedOf(post) };
  const standing = standingOf(post);
  if (standing === 'hidden') return { ...place, standing };
  if (post.modified_gmt === never)
    return { ...place, standing: 'unreadable', reason: 'it has no time that can be read', mayPass: false };
  const language = languageOf(post, ctx.home, ctx.newsroom.languages);
  if (!language)
    return {
      ...place,
      standing: 'unreadable',
      reason: `its language (${post.lang ?? post.wpml_current_locale}) is not one of the newsroom`,
      mayPass: false,
    };
  const { item, files, warnings, dropped, pictures, withheld } = itemOf(post, kind, language, ctx);
  return {
    ...place,
    standing,
    item: { ...item, ...(standing === 'scheduled' && { embargoedUntil: place.dated.toISOString() }) },
    published: place.dated,
    modified: momentOfGmt(post.modified_gmt),
    files,
    addresses: [post.link, `${ctx.known}/?${kind === 'page' ? 'page_id' : 'p'}=${id}`].filter((each) =>
      URL.canParse(each),
    ),
    // WordPress finds a post by its name alone.
    otherAddresses: kind === 'post' && post.slug && standing === 'public' ? [`${ctx.home}/${post.slug}/`] : [],
    places: [...pictures, ...(kind === 'post' ? placesOf(post, { ...ctx, language }) : [])],
    withheld,
    dropped,
    warnings,
  };
}

function standingOf({ status, content }: Post): 'public' | 'scheduled' | 'draft' | 'hidden' {
  if (content.protected) return 'hidden';
  if (status === 'publish') return 'public';
  if (status === 'future') return 'scheduled';
  return status === 'draft' || status === 'pending' ? 'draft' : 'hidden';
}

function itemOf(post: Post, kind: Kind, language: Language, ctx: PostContext) {
  const { home, known } = ctx;
  const base = URL.canParse(post.link) ? post.link : `${home}/`;
  const body = bodyOfPost(post.content.rendered, base, ctx);
  const { author, 'wp:featuredmedia': featured, 'wp:term': terms } = post._embedded;
  const sorted = sortTerms(terms, ctx.categories, language, ctx.newsroom);
  const picture = featured && pictureOf(featured, ctx, base);
  const deck = deckOf(post.excerpt.rendered, post.content.rendered);
  const title = post.title.rendered.trim();
  const headline = htmlToText(title) ? { contentType: 'text/html', value: title } : { value: firstWords(body.html) };
  const warnings: PushWarning[] = [];
  if (!htmlToText(title) && headline.value)
    warnings.push({ path: 'headlines', message: 'it has no title: the headline is the beginning of its text' });
  if (body.shortcodes)
    warnings.push({ path: 'bodies', message: `shortcodes, which nobody can read here: ${body.shortcodes}` });
  // Co-Authors Plus calls the names of several authors terms.
  const coauthors = terms.filter(({ taxonomy }) => taxonomy === 'author').map(({ name }) => name);
  // Plugins that hide users from strangers answer the list of them, or this one, with an error.
  const byline = author?.name ?? ctx.authors.get(post.author);
  const authors = coauthors.length > 0 ? coauthors : byline ? [byline] : [];
  const withheld: ('people' | 'leadPicture')[] = [];
  if (kind === 'post' && post.author > 0 && authors.length === 0) {
    withheld.push('people');
    const message =
      'the site does not say who wrote it, and a byline that it has here stays: allow strangers to list users';
    warnings.push({ path: 'people', message });
  }
  if (post.featured_media > 0 && !featured) {
    withheld.push('leadPicture');
    const message =
      'the site does not show its featured picture, which perhaps belongs to a post that is not public: one that it has here stays';
    warnings.push({ path: 'associations', message });
  }
  const status = standingOf(post);
  const item = {
    uri: uriOf(known, post.id, kind),
    type: 'text',
    ...(kind === 'page' && { profile: 'WebPage' }),
    pubStatus: status === 'draft' ? 'withheld' : 'usable',
    language,
    firstCreated: datedOf(post).toISOString(),
    headlines: [{ role: 'main', ...headline }, ...(sorted.ticker ? [{ role: 'ticker', ...headline }] : [])],
    ...(deck && { descriptions: [{ role: 'summary', value: deck }] }),
    bodies: [{ role: 'main', contentType: 'text/html', value: body.html }],
    ...(kind === 'post' && authors.length > 0 && { people: authors.map((name) => ({ name, rel: 'creator' })) }),
    ...(sorted.breaking && { urgency: breakingUrgency }),
    ...(sorted.subjects.length > 0 && { subjects: sorted.subjects }),
    ...(post.sticky && { genres: [{ name: 'sticky', literal: 'sticky' }] }),
    associations: [
      ...(picture ? [picture.association] : []),
      ...translationsOf(post).map((id) => ({
        name: `translation-${id}`,
        type: 'text',
        rel: 'https://schema.org/workTranslation',
        uri: uriOf(known, id, kind),
      })),
    ],
  };
  const page = featured?.link ?? '';
  const pictures = picture && URL.canParse(page) ? [{ to: { asset: picture.file.media }, addresses: [page] }] : [];
  const files = [...(picture ? [picture.file] : []), ...body.files];
  return { item, files, pictures, warnings, withheld, dropped: body.dropped };
}

function pictureOf(
  media: FeaturedMedia,
  site: SiteAddress,
  base: string,
): { association: object; file: RemoteFile } | null {
  const url = URL.parse(media.media_details.sizes['full']?.source_url ?? media.source_url, base)?.href;
  if (!url || media.media_type !== 'image') return null;
  const file = fileOf(url, site);
  const caption = htmlToText(media.caption.rendered);
  return {
    file,
    association: {
      name: 'featuremedia',
      type: 'picture',
      uri: `urn:media:${file.media}`,
      renditions: [{ name: 'original', href: assetAddress(file.media) }],
      descriptions: [
        ...(media.alt_text.trim() ? [{ role: 'alt', value: media.alt_text.trim() }] : []),
        ...(caption ? [{ role: 'caption', value: caption }] : []),
      ],
    },
  };
}

/** A story without a title is shown by the beginning of its text, as WordPress itself does. */
function firstWords(html: string): string {
  const text = htmlToText(html.slice(0, 20_000));
  if (text.length <= longestMadeHeadline) return text;
  return `${text.slice(0, longestMadeHeadline).replace(/\s+\S*$/, '')} …`;
}
