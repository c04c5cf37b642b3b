import Validator from '@adobe/structured-data-validator';
import WebAutoExtractor from '@marbec/web-auto-extractor';
import { valueErrors, vocabulary } from './schema-org.ts';

type Node = Record<string, unknown>;

/** What Google asks of an article beyond schema.org: https://developers.google.com/search/docs/appearance/structured-data/article */
class ArticleForGoogle {
  readonly nested: boolean;
  constructor({ path }: { path: unknown[] }) {
    this.nested = path.length > 1;
  }
  validate(article: Node) {
    if (this.nested) return [];
    return ['headline', 'image', 'author', 'datePublished', 'dateModified', 'publisher']
      .filter((name) => article[name] === undefined)
      .map((name) => ({ issueMessage: `Google's article needs "${name}"`, path: [{ type: 'NewsArticle' }] }));
  }
}

/** Every JSON-LD script of a page, by its type. */
export function structuredData(html: string): Record<string, Node[]> {
  return extract(html).jsonld;
}

/**
 * What is wrong with a page's structured data: types and properties by schema.org's vocabulary, what Google's results
 * need of breadcrumbs, people, organizations, pictures and articles, and values by the ranges of the vocabulary.
 */
export async function structuredDataErrors(html: string): Promise<string[]> {
  const found = extract(html);
  const nodes = Object.values(found.jsonld).flat();
  const contexts = nodes.filter((node) => node['@context'] !== 'https://schema.org').map(() => 'no context');
  const values = nodes.flatMap((node) => valueErrors(node));
  const validator = new Validator(vocabulary);
  validator.registeredHandlers['NewsArticle'] = [() => Promise.resolve({ default: ArticleForGoogle })];
  const issues = await validator.validate(found);
  return [
    ...contexts,
    ...values,
    ...issues.map(({ issueMessage, path }) => `${(path ?? []).map(({ type }) => type).join('/')}: ${issueMessage}`),
  ];
}

const extract = (html: string) => new WebAutoExtractor({ embedSource: ['rdfa', 'microdata'] }).parse(html);
