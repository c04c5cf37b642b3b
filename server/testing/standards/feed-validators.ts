import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { validateXML, type XMLFileInfo, type XMLLintOptions } from 'xmllint-wasm';

const packages = createRequire(import.meta.url);
const own = (name: string) => ({
  fileName: name,
  contents: readFileSync(new URL(`feed-schemas/${name}`, import.meta.url), 'utf8'),
});
const protocol = {
  fileName: 'sitemap.xsd',
  contents: readFileSync(new URL('../../../node_modules/sitemap/schema/sitemap.xsd', import.meta.url), 'utf8'),
};

const jsonFeed = formats
  .default(new Ajv({ allErrors: true, strict: false }))
  .compile(packages('jsonfeed-schema/v1.1') as object);

/** What the published JSON Feed 1.1 schema finds wrong. */
export function jsonFeedErrors(feed: unknown): unknown[] {
  return jsonFeed(feed) ? [] : (jsonFeed.errors ?? []);
}

type Checked = Omit<XMLLintOptions, 'xml'> & { schema: XMLFileInfo };

async function xmlErrors(xml: string, options: Checked): Promise<string[]> {
  const { valid, errors } = await validateXML({ xml: { fileName: 'checked.xml', contents: xml }, ...options });
  return valid ? [] : errors.map(({ message }) => message);
}

/** What the schema of the sitemap protocol, and Google's extensions to it, find wrong in a map or in the index of maps. */
export function siteMapErrors(xml: string): Promise<string[]> {
  if (xml.includes('<sitemapindex')) return xmlErrors(xml, { schema: own('index.xsd') });
  return xmlErrors(xml, {
    schema: own('maps.xsd'),
    preload: [protocol, own('news.xsd'), own('image.xsd'), own('link.xsd')],
  });
}

/** What RSS 2.0, its profile and the modules that we use find wrong. */
export function rssErrors(xml: string): Promise<string[]> {
  return xmlErrors(xml, { schema: own('rss.rng'), extension: 'relaxng' });
}
