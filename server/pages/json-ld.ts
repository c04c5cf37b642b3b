import type {
  AudioObject,
  BreadcrumbList,
  NewsArticle,
  NewsMediaOrganization,
  Person,
  SearchAction,
  VideoObject,
  WebSite,
  WithActionConstraints,
  WithContext,
} from 'schema-dts';
import type { Language } from '#contract/language.ts';
import type { Newsroom } from '#contract/newsroom.ts';
import type { Article, ArticleAnswer } from '#contract/story.ts';
import { newsroomName } from '#contract/newsroom-name.ts';

type Context = { newsroom: Newsroom; origin: string };

function publisher({ newsroom, origin }: Context, language: Language): NewsMediaOrganization {
  return {
    '@type': 'NewsMediaOrganization',
    name: newsroomName(newsroom, language),
    url: `${origin}/${language}`,
    logo: { '@type': 'ImageObject', url: `${origin}/icon-512.png` },
  };
}

/** Search results cut a headline after this many characters. */
const headlineLimit = 110;

function shortened(headline: string): string {
  if (headline.length <= headlineLimit) return headline;
  const cut = headline.slice(0, headlineLimit - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1))}…`;
}

function images(article: Article, origin: string): string[] {
  const card = `${origin}/share/${article.language}/${article.id}.png?v=${article.revision}`;
  return article.picture ? [origin + article.picture.src, card] : [card];
}

/** The people who are named, else the byline as it is written, else the newsroom. */
function authorsOf(
  { authors, byline }: Article,
  organization: NewsMediaOrganization,
): (Person | NewsMediaOrganization)[] {
  if (authors.length > 0) return authors.map(({ name }) => ({ '@type': 'Person', name }));
  return byline ? [{ '@type': 'Person', name: byline }] : [organization];
}

/** The films and sounds of its text, as search engines want them: with a name, a picture and the day. */
function recordings(article: Article, origin: string): { video?: VideoObject[]; audio?: AudioObject[] } {
  const absolute = (src: string): string => (src.startsWith('/') ? origin + src : src);
  const shared = ({ title, caption }: { title: string | null; caption: string | null }) => ({
    name: title ?? caption ?? article.headline,
    description: caption ?? title ?? article.headline,
    uploadDate: article.published,
    inLanguage: article.language,
  });
  const long = (duration: number | null) => (duration === null ? {} : { duration: `PT${Math.round(duration)}S` });
  const found = article.body.flatMap((block): (VideoObject | AudioObject)[] => {
    if (block.type === 'player' && block.media === 'graphic') return [];
    if (block.type === 'player') {
      const type = block.media === 'video' ? 'VideoObject' : 'AudioObject';
      return [{ '@type': type, ...shared(block), embedUrl: block.frame, thumbnailUrl: images(article, origin)[0]! }];
    }
    if (block.type !== 'film' && block.type !== 'sound') return [];
    const [first] = block.sources;
    const content = { contentUrl: absolute(first!.src), encodingFormat: first!.type, ...long(block.duration) };
    const transcript = block.transcript.length > 0 ? { transcript: block.transcript.join('\n') } : {};
    if (block.type === 'sound') return [{ '@type': 'AudioObject', ...shared(block), ...content, ...transcript }];
    const thumbnail = block.poster ? absolute(block.poster.src) : images(article, origin)[0]!;
    return [{ '@type': 'VideoObject', ...shared(block), ...content, ...transcript, thumbnailUrl: thumbnail }];
  });
  const isFilm = (each: VideoObject | AudioObject): each is VideoObject =>
    (each as { '@type': string })['@type'] === 'VideoObject';
  const films = found.filter(isFilm);
  const sounds = found.filter((each): each is AudioObject => !isFilm(each));
  return { ...(films.length > 0 && { video: films }), ...(sounds.length > 0 && { audio: sounds }) };
}

/** schema.org's NewsArticle, and its breadcrumbs. */
export function articleJsonLd(
  { article, translations }: ArticleAnswer,
  context: Context,
): [WithContext<NewsArticle>, WithContext<BreadcrumbList>] {
  const { origin, newsroom } = context;
  const address = (language: Language, id: string): string => `${origin}/${language}/news/${id}`;
  const url = address(article.language, article.id);
  const organization = publisher(context, article.language);
  const news: WithContext<NewsArticle> = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    '@id': url,
    url,
    mainEntityOfPage: { '@type': 'WebPage', '@id': url },
    headline: shortened(article.headline),
    ...(article.deck ? { description: article.deck } : {}),
    inLanguage: article.language,
    datePublished: article.published,
    dateModified: article.updated ?? article.published,
    ...(article.section ? { articleSection: article.section.name } : {}),
    ...(article.dateline ? { dateline: article.dateline } : {}),
    author: authorsOf(article, organization),
    publisher: organization,
    image: images(article, origin),
    isAccessibleForFree: true,
    ...recordings(article, origin),
    ...(article.subjects.length > 0 ? { keywords: article.subjects.map(({ name }) => name) } : {}),
    ...(article.copyright ? { copyrightNotice: article.copyright } : {}),
    ...(article.corrections.length > 0
      ? {
          correction: article.corrections.map(({ at, text }) => ({
            '@type': 'CorrectionComment',
            text,
            datePublished: at,
          })),
        }
      : {}),
    ...(translations.length > 0
      ? {
          workTranslation: translations.map(({ language, id, headline }) => ({
            '@type': 'NewsArticle',
            '@id': address(language, id),
            url: address(language, id),
            inLanguage: language,
            headline: shortened(headline),
          })),
        }
      : {}),
  };
  const crumbs = [
    { name: newsroomName(newsroom, article.language), item: `${origin}/${article.language}` },
    ...(article.section && newsroom.sections.some(({ slug }) => slug === article.section?.slug)
      ? [{ name: article.section.name, item: `${origin}/${article.language}/section/${article.section.slug}` }]
      : []),
    { name: article.headline, item: url },
  ];
  return [
    news,
    {
      '@context': 'https://schema.org',
      '@type': 'BreadcrumbList',
      itemListElement: crumbs.map((crumb, index) => ({ '@type': 'ListItem', position: index + 1, ...crumb })),
    },
  ];
}

/** schema.org's WebSite for a front page: its publisher and its search. */
export function frontJsonLd(language: Language, context: Context): [WithContext<WebSite>] {
  const { origin, newsroom } = context;
  const search: WithActionConstraints<SearchAction> = {
    '@type': 'SearchAction',
    target: { '@type': 'EntryPoint', urlTemplate: `${origin}/${language}/search?q={search_term_string}` },
    'query-input': 'required name=search_term_string',
  };
  return [
    {
      '@context': 'https://schema.org',
      '@type': 'WebSite',
      '@id': `${origin}/${language}`,
      url: `${origin}/${language}`,
      name: newsroomName(newsroom, language),
      ...(newsroom.description[language] ? { description: newsroom.description[language] } : {}),
      inLanguage: language,
      publisher: publisher(context, language),
      potentialAction: search,
    },
  ];
}
