const references: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as HTML, in an element or a quoted attribute. */
export const escapeText = (text: string): string => text.replace(/[&<>"]/g, (character) => references[character]!);
