import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { validateXML } from 'xmllint-wasm';

const packages = createRequire(import.meta.url);
const own = (name: string) => ({
  fileName: name,
  contents: readFileSync(new URL(`schemas/${name}`, import.meta.url), 'utf8'),
});
const protocol = {
  fileName: 'sitemap.xsd',
  contents: readFileSync(new URL('../../node_modules/sitemap/schema/sitemap.xsd', import.meta.url), 'utf8'),
};

const jsonFeed = formats
  .default(new Ajv({ allErrors: true, strict: false }))
  .compile(packages('jsonfeed-schema/v1.1') as object);

/** What the published JSON Feed 1.1 schema finds wrong. */
export function jsonFeedErrors(feed: unknown): unknown[] {
  return jsonFeed(feed) ? [] : (jsonFeed.errors ?? []);
}

/** What the schema of the sitemap protocol, and Google's extensions to it, find wrong. */
export async function siteMapErrors(xml: string): Promise<string[]> {
  const { valid, errors } = await validateXML({
    xml: { fileName: 'map.xml', contents: xml },
    schema: own('maps.xsd'),
    preload: [protocol, own('news.xsd'), own('image.xsd'), own('link.xsd')],
  });
  return valid ? [] : errors.map(({ message }) => message);
}
