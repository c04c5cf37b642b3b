// What Google's NewsArticle asks for beyond schema.org's types (which the compiler checks), as JSON Schema:
// https://developers.google.com/search/docs/appearance/structured-data/article, https://schema.org/NewsArticle.

const uri = { type: 'string', format: 'uri' };
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
