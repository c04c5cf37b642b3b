import { z } from 'zod';

// What several properties of a ninjs item share. The schemas are strict: intake drops what does not fit and names it in a warning.

/** RFC 3339, and ISO 8601's zone without colon, which Superdesk writes. */
const dateTime = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.\d+)?([Zz]|[+-](?:[01]\d|2[0-3]):?[0-5]\d)$/;

/** Parses a date of an item; null if it is invalid or not between the years 1800 and 9000. */
export function momentOf(text: string): Date | null {
  const parts = dateTime.exec(text);
  if (!parts) return null;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  // Date.parse takes the 31st of February for the 3rd of March.
  if (month < 1 || month > 12 || day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  const moment = new Date(text.toUpperCase().replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  const at = moment.getTime();
  return at >= Date.UTC(1800, 0, 1) && at < Date.UTC(9000, 0, 1) ? moment : null;
}

/** A date and time with its zone. */
export const itemDate = z.string().superRefine((text, ctx) => {
  if (momentOf(text)) return;
  const zoneless = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?$/.test(text);
  const message = zoneless
    ? 'a date needs its zone, like 2026-11-23T18:00:00+03:00'
    : 'expected a date like 2026-11-23T18:00:00+03:00 (RFC 3339)';
  ctx.addIssue({ code: 'custom', message });
});

const longestUri = 1000;
const notAscii = /[^\u0021-\u007E]/;

/** An absolute URI in ASCII, as RFC 3986 has it: raw Arabic would have two spellings for one story. */
export const uri = z.string().superRefine((text, ctx) => {
  const problem = !text
    ? 'a URI must not be empty'
    : notAscii.test(text)
      ? 'a URI is ASCII without spaces: write other letters percent-encoded (%D8%A7)'
      : !/^[A-Za-z][A-Za-z0-9+.-]*:./.test(text)
        ? 'expected an absolute URI, like tag:example.org,2026:123'
        : text.length > longestUri
          ? `a URI of more than ${longestUri} characters`
          : null;
  if (problem) ctx.addIssue({ code: 'custom', message: problem });
});

/** A former uri of a story; Superdesk's guids need not be absolute. */
export const formerUri = z
  .string()
  .regex(
    /^[\u0021-\u007E]{1,1000}$/,
    'expected the uri that the story had: ASCII without spaces, at most 1000 characters',
  );

/** Of a rendition: absolute, or a path on this server. */
export const href = z.string().superRefine((text, ctx) => {
  if (/^\/[^/]/.test(text) && !notAscii.test(text)) return;
  const parsed = uri.safeParse(text);
  if (!parsed.success) ctx.addIssue({ code: 'custom', message: parsed.error.issues[0]!.message });
});

const text = z.string();
export const valued = z.strictObject({ role: text.optional(), contentType: text.optional(), value: text });

const contactInfo = z.array(
  z.strictObject({
    type: text.optional(),
    role: text.optional(),
    lang: text.optional(),
    name: text.optional(),
    value: text.optional(),
    address: z
      .strictObject({
        lines: z.array(text).optional(),
        locality: text.optional(),
        area: text.optional(),
        postalCode: text.optional(),
        country: text.optional(),
      })
      .optional(),
  }),
);
const named = { name: text.optional(), rel: text.optional(), uri: uri.optional(), literal: text.optional() };
export const concept = z.strictObject(named);
export const person = z.strictObject({ ...named, contactInfo: contactInfo.optional() });
export const place = z.strictObject({
  ...named,
  contactInfo: contactInfo.optional(),
  geoJSON: z.looseObject({ type: text }).optional(),
});
export const organisation = z.strictObject({
  ...named,
  symbols: z
    .array(z.strictObject({ exchange: text.optional(), symbolType: uri.optional(), symbol: text.optional() }))
    .optional(),
  contactInfo: contactInfo.optional(),
});
const percent = z.int().min(0).max(100);
export const subject = z.strictObject({
  ...named,
  creator: text.optional(),
  relevance: percent.optional(),
  confidence: percent.optional(),
});
export const newsEvent = z.strictObject({ ...named, id: text.optional() });
export const infoSource = z.strictObject({
  name: text.optional(),
  role: text.optional(),
  uri: uri.optional(),
  literal: text.optional(),
  contactInfo: contactInfo.optional(),
});

export const rendition = z.strictObject({
  name: text,
  href: href.optional(),
  contentType: text.optional(),
  title: text.optional(),
  width: z.int().optional(),
  height: z.int().optional(),
  sizeInBytes: z.int().optional(),
  duration: z.number().optional(),
  format: text.optional(),
  aspectRatio: text.optional(),
  videoCodec: text.optional(),
  frameRate: z.number().optional(),
  poi: z.strictObject({ x: z.int().optional(), y: z.int().optional() }).optional(),
  transportProtocol: text.optional(),
  scanType: z.enum(['progressive', 'interlaced']).optional(),
  bitrate: text.optional(),
});
export type Rendition = z.infer<typeof rendition>;
