import type { Dropped } from './dropped.ts';
import { escapeText } from './escape.ts';

export type Mended = { html: string; warnings: string[] };

const knownTags =
  'p|br|div|span|strong|em|b|i|u|a|h[1-6]|ul|ol|li|blockquote|figure|figcaption|img|table|thead|tbody|tr|td|th|hr|section|article|aside|iframe|sub|sup|small|font|cite|q|pre|code|script|style|video|audio|source|del|s|mark';
const escapedTag = new RegExp(
  `&(?:lt|#0*60|#x0*3c);(/?(?:${knownTags})(?:\\s(?:(?!&(?:lt|gt|#0*6[02]|#x0*3[ce]);)[^<>]){0,300})?\\s*/?)&(?:gt|#0*62|#x0*3e);`,
  'gi',
);
const code = /(<(?:pre|code|kbd|samp|textarea)\b[\s\S]*?<\/(?:pre|code|kbd|samp|textarea)\s*>)/i;
const mostPasses = 4;

/** Repairs HTML that was escaped once too often, or that has WordPress shortcodes left in it. */
export function mendHtml(html: string, dropped: Dropped): Mended {
  const warnings: string[] = [];
  return { html: shortcodes(unescaped(html, warnings), dropped, warnings), warnings };
}

/** Escaped tags, which would be shown as words. In `pre` and `code` they are meant to be shown, and stay. */
function unescaped(html: string, warnings: string[]): string {
  if (!/&(?:amp;)*(?:lt|#0*60|#x0*3c);/i.test(html)) return html;
  let tags = 0;
  const outside = (part: string): string => {
    let text = part;
    for (let pass = 0; pass < mostPasses; pass++) {
      const found = text.match(escapedTag)?.length ?? 0;
      const deeper = found === 0 && new RegExp(`&amp;(?:amp;)*lt;/?(?:${knownTags})\\b`, 'i').test(text);
      if (found === 0 && !deeper) break;
      tags += found;
      // One level of escaping goes for all that was escaped with the tags.
      if (!/<[a-z!/]/i.test(text)) text = plainOf(text);
      else if (deeper) text = text.replace(/&amp;(?=(?:amp;)*(?:lt|gt|quot|apos|nbsp|#\w{1,8});)/gi, '&');
      else text = text.replace(escapedTag, (_tag, inner: string) => `<${plainOf(inner)}>`);
    }
    return text;
  };
  const parts = html.split(new RegExp(code.source, 'gi'));
  const read = parts.map((part, at) => (at % 2 === 0 ? outside(part) : part)).join('');
  if (tags > 0) warnings.push(`HTML that was escaped twice is read as HTML (${tags} ${tags === 1 ? 'tag' : 'tags'})`);
  return read;
}

const plainOf = (text: string): string =>
  text
    .replace(/&(?:lt|#0*60|#x0*3c);/gi, '<')
    .replace(/&(?:gt|#0*62|#x0*3e);/gi, '>')
    .replace(/&(?:quot|#0*34|#x0*22);/gi, '"')
    .replace(/&(?:apos|#0*39|#x0*27);/gi, "'")
    .replace(/&(?:amp|#0*38|#x0*26);/gi, '&');

const shortcode =
  /\[(\/?)(caption|wp_caption|gallery|playlist|audio|video|embed|contact-form-7|ngg|nggallery|su_[a-z_]+|vc_[a-z_]+|et_pb_[a-z_]+|fusion_[a-z_]+|tdb?_[a-z_]+|elementor-template|smartslider3|wpforms|mc4wp_form|youtube|tweet|instagram|soundcloud)((?:\s(?:"[^"]{0,500}"|'[^']{0,500}'|[^[\]"'<>]){0,500})?)\/?\]/g;
const caption = /\[(caption|wp_caption)\b[^\]]{0,500}\]((?:(?!\[\/?\1\b)[\s\S]){0,20000})\[\/\1\]/g;
const embed = /\[embed\b[^\]]{0,2000}\]\s*(https?:\/\/[^\s[\]<>"]{1,2000})\s*\[\/embed\]/g;

/** A `[caption]` is a figure, an `[embed]` the player it names; of all others only the words between are left. */
function shortcodes(html: string, dropped: Dropped, warnings: string[]): string {
  if (!/\[\/?[a-z]/.test(html)) return html;
  const names = new Map<string, number>();
  const note = (name: string) => names.set(name, (names.get(name) ?? 0) + 1);
  const read = html
    .replace(caption, (_all, name: string, inner: string) => {
      note(name);
      const picture = /^\s*((?:<a\b[^<>]*>\s*)?<img\b[^<>]*>(?:\s*<\/a>)?)([\s\S]*)$/i.exec(inner);
      return picture ? `<figure>${picture[1]}<figcaption>${picture[2]}</figcaption></figure>` : inner;
    })
    .replace(embed, (_all, url: string) => {
      note('embed');
      return `<figure class="wp-block-embed">${escapeText(url)}</figure>`;
    })
    .replace(shortcode, (_all, closes: string, name: string) => {
      if (!closes) {
        note(name);
        dropped.count(`[${name}]`);
      }
      return '';
    });
  if (names.size > 0) {
    const listed = [...names].map(([name, count]) => `[${name}]${count > 1 ? ` × ${count}` : ''}`).join(', ');
    warnings.push(`shortcodes of WordPress, which nobody can read here: ${listed}; send the HTML that they stand for`);
  }
  return read;
}
