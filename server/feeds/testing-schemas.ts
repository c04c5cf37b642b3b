// What JSON Feed 1.1 and Google's NewsArticle ask for, as JSON Schema: https://jsonfeed.org/version/1.1,
// https://developers.google.com/search/docs/appearance/structured-data/article, https://schema.org/NewsArticle.

const uri = { type: 'string', format: 'uri' };
const authors = {
  type: 'array',
  items: {
    type: 'object',
    properties: { name: { type: 'string' }, url: uri, avatar: uri },
    anyOf: [{ required: ['name'] }, { required: ['url'] }, { required: ['avatar'] }],
    additionalProperties: false,
  },
};
const attachment = {
  type: 'object',
  required: ['url', 'mime_type'],
  properties: {
    url: uri,
    mime_type: { type: 'string' },
    title: { type: 'string' },
    size_in_bytes: { type: 'number' },
    duration_in_seconds: { type: 'number' },
  },
};

export const jsonFeedSchema = {
  type: 'object',
  required: ['version', 'title', 'items'],
  properties: {
    version: { const: 'https://jsonfeed.org/version/1.1' },
    title: { type: 'string' },
    home_page_url: uri,
    feed_url: uri,
    description: { type: 'string' },
    user_comment: { type: 'string' },
    next_url: uri,
    icon: uri,
    favicon: uri,
    authors,
    language: { type: 'string' },
    expired: { type: 'boolean' },
    hubs: { type: 'array' },
    items: {
      type: 'array',
      uniqueItems: true,
      items: {
        type: 'object',
        required: ['id'],
        anyOf: [{ required: ['content_html'] }, { required: ['content_text'] }],
        properties: {
          id: { type: 'string', minLength: 1 },
          url: uri,
          external_url: uri,
          title: { type: 'string' },
          content_html: { type: 'string' },
          content_text: { type: 'string' },
          summary: { type: 'string' },
          image: uri,
          banner_image: uri,
          date_published: { type: 'string', format: 'date-time' },
          date_modified: { type: 'string', format: 'date-time' },
          authors,
          tags: { type: 'array', items: { type: 'string' } },
          language: { type: 'string' },
          attachments: { type: 'array', items: attachment },
        },
        additionalProperties: false,
      },
    },
  },
  additionalProperties: false,
};

const dateTime = { type: 'string', format: 'date-time' };
const organization = {
  type: 'object',
  required: ['@type', 'name', 'url', 'logo'],
  properties: {
    '@type': { enum: ['Organization', 'NewsMediaOrganization'] },
    name: { type: 'string', minLength: 1 },
    url: uri,
    logo: {
      type: 'object',
      required: ['@type', 'url'],
      properties: {
        '@type': { const: 'ImageObject' },
        url: uri,
        width: { type: 'integer' },
        height: { type: 'integer' },
      },
      additionalProperties: false,
    },
  },
  additionalProperties: false,
};
const person = {
  type: 'object',
  required: ['@type', 'name'],
  properties: { '@type': { const: 'Person' }, name: { type: 'string', minLength: 1 } },
  additionalProperties: false,
};

export const newsArticleSchema = {
  type: 'object',
  required: [
    '@context',
    '@type',
    'headline',
    'image',
    'datePublished',
    'dateModified',
    'author',
    'publisher',
    'mainEntityOfPage',
    'isAccessibleForFree',
    'inLanguage',
    'url',
  ],
  properties: {
    '@context': { const: 'https://schema.org' },
    '@type': { const: 'NewsArticle' },
    '@id': uri,
    url: uri,
    mainEntityOfPage: {
      type: 'object',
      required: ['@type', '@id'],
      properties: { '@type': { const: 'WebPage' }, '@id': uri },
      additionalProperties: false,
    },
    headline: { type: 'string', minLength: 1, maxLength: 110 },
    description: { type: 'string' },
    inLanguage: { type: 'string' },
    datePublished: dateTime,
    dateModified: dateTime,
    articleSection: { type: 'string' },
    dateline: { type: 'string' },
    author: { type: 'array', minItems: 1, items: { anyOf: [person, organization] } },
    publisher: organization,
    image: { type: 'array', minItems: 1, items: uri },
    isAccessibleForFree: { type: 'boolean' },
    keywords: { type: 'array', items: { type: 'string' } },
    copyrightNotice: { type: 'string' },
    correction: {
      type: 'array',
      items: {
        type: 'object',
        required: ['@type', 'text', 'datePublished'],
        properties: { '@type': { const: 'CorrectionComment' }, text: { type: 'string' }, datePublished: dateTime },
        additionalProperties: false,
      },
    },
    workTranslation: {
      type: 'array',
      items: {
        type: 'object',
        required: ['@type', 'url', 'inLanguage', 'headline'],
        properties: {
          '@type': { const: 'NewsArticle' },
          '@id': uri,
          url: uri,
          inLanguage: { type: 'string' },
          headline: { type: 'string', maxLength: 110 },
        },
        additionalProperties: false,
      },
    },
  },
  additionalProperties: false,
};

export const breadcrumbSchema = {
  type: 'object',
  required: ['@context', '@type', 'itemListElement'],
  properties: {
    '@context': { const: 'https://schema.org' },
    '@type': { const: 'BreadcrumbList' },
    itemListElement: {
      type: 'array',
      minItems: 2,
      items: {
        type: 'object',
        required: ['@type', 'position', 'name', 'item'],
        properties: {
          '@type': { const: 'ListItem' },
          position: { type: 'integer', minimum: 1 },
          name: { type: 'string' },
          item: uri,
        },
        additionalProperties: false,
      },
    },
  },
  additionalProperties: false,
};
