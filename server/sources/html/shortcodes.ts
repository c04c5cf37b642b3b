// Shortcodes of plugins that are gone: WordPress leaves them in the text as they were typed.

const shortcode = /\[(\/?)([a-zA-Z][\w-]{0,60})((?:\s(?:"[^"<]{0,500}"|'[^'<]{0,500}'|[^[\]"'<>]){0,1000})?)(\/?)\]/g;
const code =
  /(<(?:pre|code|kbd|samp|script|style|textarea)\b[\s\S]*?<\/(?:pre|code|kbd|samp|script|style|textarea)\s*>)/gi;
/** Intake reads these itself. */
const readByIntake = new Set(['caption', 'wp_caption', 'embed']);
const knownNames = new Set(
  'gallery playlist audio video contact-form-7 ngg nggallery youtube tweet instagram soundcloud button quote columns column'.split(
    ' ',
  ),
);

/**
 * Takes shortcodes out of HTML, and leaves the words between them. A word in brackets is an editor's («[sic]») unless it has
 * attributes, a closing shortcode, or a name that no word has.
 */
export function stripShortcodes(html: string): { html: string; names: Map<string, number> } {
  const names = new Map<string, number>();
  if (!/\[\/?[a-zA-Z]/.test(html)) return { html, names };
  const closed = new Set([...html.matchAll(/\[\/([a-zA-Z][\w-]{0,60})\]/g)].map((match) => match[1]!));
  const isShortcode = (name: string, attributes: string) =>
    closed.has(name) || knownNames.has(name) || /[_-]/.test(name) || /=/.test(attributes);
  const strip = (text: string) =>
    text.replace(shortcode, (all: string, closes: string, name: string, attributes: string, _self, at: number) => {
      // `[[name]]` is about a shortcode.
      if (readByIntake.has(name) || !isShortcode(name, attributes) || text[at - 1] === '[') return all;
      if (!closes) names.set(name, (names.get(name) ?? 0) + 1);
      return '';
    });
  const parts = html.split(code);
  return { html: parts.map((part, at) => (at % 2 === 0 ? strip(part) : part)).join(''), names };
}
