type Sent = Record<string, unknown>;
export type PushCase = {
  name: string;
  push: Sent[];
  /** Path and message of one warning of the last answer; null: of none. */
  warned?: [path: string, message: RegExp] | null;
  /** Of the last item, at its address: 200 unless said otherwise. Of a package 404. */
  status?: 200 | 301 | 404 | 410;
  /** Of the first item, where there are two. */
  first?: 301 | 410;
  headline?: string;
  /** What the page says, and what it must not. */
  says?: string;
  never?: string;
  /** Of the article as the API answers it. */
  article?: Sent;
};

const times = { versionCreated: '2026-03-10T09:00:00Z' };
export const ninjs = (name: string, changes: Sent = {}): Sent => ({
  uri: `tag:example.org,2026:${name}`,
  version: '1',
  language: 'ar',
  ...times,
  pubStatus: 'usable',
  headlines: [{ role: 'main', value: `مهرجان النخيل ${name}` }],
  bodies: html(`<p>افتُتح المهرجان في الواحة ${name}.</p>`),
  ...changes,
});
export const html = (value: string, role = 'main') => [{ role, contentType: 'text/html', value }];
export const desk = (name: string, changes: Sent = {}): Sent => ({
  guid: `urn:example:${name}`,
  type: 'text',
  version: '1',
  language: 'ar',
  versioncreated: '2026-03-10T09:00:00+0000',
  headline: `قطار الجبل ${name}`,
  body_html: `<p>عاد القطار إلى سكته ${name}.</p>`,
  ...changes,
});
export const related = (order: number) => ({
  guid: `urn:example:related-${order}`,
  type: 'text',
  headline: `رفيق ${order}`,
  order,
});
export const killed = { pubstatus: 'canceled' };
