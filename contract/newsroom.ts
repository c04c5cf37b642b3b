import { z } from 'zod';
import { language, storyId } from './story.ts';

const perLanguage = z.partialRecord(language, z.string().min(1));
const footerLink = z.strictObject({
  name: z.string().min(1),
  href: z.string().regex(/^(\/(?![/\\])|https?:\/\/|mailto:)\S+$/, 'a path (/ar/…), an https or a mailto address'),
});
const hex = z.string().regex(/^#[0-9A-Fa-f]{6}$/, 'a colour like #1D4F91');

export const section = z.strictObject({
  /** In addresses: lower-case ASCII. Matched against a subject's `literal`. */
  slug: z.string().regex(/^[a-z0-9-]+$/),
  name: perLanguage,
  /** Accent as text colour: at least 4.5 : 1 on paper, raised and sunk of its scheme. */
  colour: z.strictObject({ light: hex, dark: hex }),
});

/** What readers' pages need of the newsroom file: the API answers it, and every page carries it. */
const publicPart = {
  name: perLanguage,
  description: perLanguage,
  /** Where the newsroom is; dates are set in it. IANA name. */
  timeZone: z.string().refine((zone) => {
    try {
      new Intl.DateTimeFormat('en', { timeZone: zone });
      return true;
    } catch {
      return false;
    }
  }, 'an IANA time zone like Asia/Damascus'),
  languages: z.array(language).min(1),
  /** Digits of Arabic pages: arab ٠١٢, latn 012. Other languages always use 012. */
  numerals: z.enum(['arab', 'latn']),
  /** Arabic month names: levant (تشرين الثاني), egypt (نوفمبر), maghreb (نونبر). */
  months: z.enum(['levant', 'egypt', 'maghreb']),
  /** Whether the Hijri date is shown with the Gregorian one. */
  hijri: z.boolean(),
  sections: z.array(section).min(1),
  /** Path of an SVG or PNG, relative to the newsroom file; null: the name is shown as text. */
  logo: z.string().nullable(),
  /** Colour of the ribbon at the nameplate and on share cards. */
  ribbon: hex,
  /** A sentence for the footer. */
  about: perLanguage.optional(),
  /** More columns of the footer: about, corrections policy, contact, privacy; where to follow the newsroom. */
  footer: z
    .array(z.strictObject({ title: perLanguage, links: z.array(z.partialRecord(language, footerLink)) }))
    .optional(),
};

/** What only the server reads of it. */
const serverPart = {
  /** Whose players open in the page after a tap; absent: those in `contract/players.ts`. Names from there narrow, hosts (`player.example.org`) widen. */
  players: z.array(z.string().min(1)).optional(),
  /** Other hosts of this newsroom (`www.example.org`): links of bodies to stories there open in the app. */
  domains: z.array(z.string().regex(/^[a-z0-9.-]+$/, 'a host like www.example.org')).optional(),
  /** How a WordPress is read that this server follows. Categories are named by slug or name. */
  wordpress: z
    .strictObject({
      /** Which section (its slug) a category is; one that is missing here is a section by its own name. */
      sections: z.record(z.string(), z.string()).optional(),
      /** Categories that are the ticker: the headline of their stories is their ticker line. */
      ticker: z.array(z.string()).optional(),
      /** Categories of breaking news: urgency 1. */
      breaking: z.array(z.string()).optional(),
      /** Categories that say nothing to readers. */
      ignore: z.array(z.string()).optional(),
    })
    .optional(),
  /**
   * Which packages curate fronts and lists, by their `profile`: `front`, or one place (`lead`, `opinion`, `section:culture`). A profile that is
   * called like that itself need not be named.
   */
  packages: z
    .record(z.string(), z.string().regex(/^(front|lead|tied|secondary|picture|opinion|section:[a-z0-9-]+)$/))
    .optional(),
  /** How long urgency 1–2 counts as breaking, in minutes. */
  breakingMinutes: z.int().min(1).max(240).default(20),
  /** Whether the desk lists what readers search for and do not find. While false, no words of searches are stored. */
  unansweredSearches: z.boolean().default(false),
  /** Which stories alert readers by themselves: those that are breaking, or none until a chief sends the alert. */
  alerts: z.strictObject({ automatic: z.enum(['none', 'breaking']).default('none') }).prefault({}),
};

const sitePage = z.object({ id: storyId, title: z.string() });
export type SitePage = z.infer<typeof sitePage>;

/** Parsing with it leaves out whatever is not for readers. */
export const newsroom = z.object({
  ...publicPart,
  /** Pages of the newsroom itself (about, contact), for the footer: not from the file, but items of the profile WebPage. */
  pages: z.partialRecord(language, z.array(sitePage)).optional(),
});
export type Newsroom = z.infer<typeof newsroom>;

/** One file describes a newsroom: content/newsroom.json, or the file that NEWSROOM names. Unknown properties are errors, `$schema` aside. */
export const newsroomFile = z.strictObject({ ...publicPart, ...serverPart });
export type NewsroomFile = z.infer<typeof newsroomFile>;
