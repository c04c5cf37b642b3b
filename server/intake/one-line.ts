import { htmlToText } from './html/html.ts';

const reference = /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,31});/i;
const tag = /<\/?(?:p|div|span|b|i|u|em|strong|br|a|font|h[1-6]|sup|sub|small|mark|q|cite)\b[^<>]*>/i;
const mostPasses = 3;

/** Line ends and tabs as one space: a headline is one line wherever it stands. Other spaces are the editor's. */
const onOneLine = (text: string): string => text.replace(/\s*[\r\n\t\v\f\u0085\u2028\u2029]\s*/g, ' ').trim();

/**
 * A text of one line as readers see it. Systems send references (`&#39;`, `&amp;quot;`) and tags in plain text as well; both are read, and
 * `mended` says so. Text that only looks a little like them (`a < b`, `AT&T`) stays as it is.
 */
export function lineOfText(text: string): { text: string; mended: boolean } {
  let read = text;
  for (let pass = 0; pass < mostPasses && (reference.test(read) || tag.test(read)); pass++) {
    const next = htmlToText(keepLoneBrackets(read));
    if (next === read) break;
    read = next;
  }
  return { text: onOneLine(read), mended: read !== text };
}

/** A text of one line that came as HTML, escaped twice or once. */
export function lineOfHtml(html: string): { text: string; mended: boolean } {
  const once = htmlToText(html);
  const { text } = lineOfText(once);
  return { text, mended: text !== onOneLine(once) };
}

/** A bracket that opens no tag is not the beginning of one. */
const keepLoneBrackets = (text: string): string => text.replace(/<(?![/a-z!])/gi, '&lt;');
