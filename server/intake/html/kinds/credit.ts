import type { Element } from 'hast';
import { hasClass, textOnOneLine } from '../html-tree.ts';

export type CaptionParts = { caption: string | null; credit: string | null };

const creditClass = /(^|-)(credits?|photographer|copyright|image-source|photo-source)$/i;
const label =
  '(?:صور[ةه](?: أرشيفية)?|الصور[ةه]|تصوير|عدس[ةه]|مصدر الصور[ةه]|المصدر|بإذن من|photo(?:graph)?(?: by| credit)?|image(?: credit)?|picture|credit|source|courtesy(?: of)?|crédit(?:s)?(?: photo)?|photo de)';
const marked = new RegExp(`(^|[\\s(\\[|/–—-])((?:${label}\\s*[:：/]|©|\\(c\\)|copyright\\b)[^\\n]{1,120})$`, 'iu');
/** A longer text after «الصورة:» describes the picture and is no credit. */
const longestCredit = 60;
const longestLine = 2000;

/** Caption and credit of a line such as «الميناء عند الفجر. صورة: وكالة», each as written. */
export function captionParts(line: string): CaptionParts {
  const text = line.trim();
  if (!text) return { caption: null, credit: null };
  const found = text.length > longestLine ? null : (markedIn(text, 1) ?? markedIn(text, 0));
  if (!found) return { caption: text, credit: null };
  const before = text.slice(0, found.at).replace(/[\s|/–—\-([]+$/u, '');
  const closes = /[([]\s*$/u.test(text.slice(0, found.at));
  const credit = closes ? found.credit.replace(/[)\]]\.?$/u, '').trim() : found.credit.trim();
  if (!before && credit.length > longestCredit) return { caption: text, credit: null };
  return { caption: before || null, credit };
}

/** The first credit that runs to the end of the text. */
function markedIn(text: string, from: number): { at: number; credit: string } | null {
  const match = marked.exec(text.slice(from));
  return match && { at: from + match.index + match[1]!.length, credit: match[2]! };
}

/** The same of an element, in which a part of its own may hold the credit. */
export function captionOf(element: Element): CaptionParts {
  const own = element.children.find((child) => child.type === 'element' && hasClass(child, creditClass));
  if (!own) return captionParts(textOnOneLine(element));
  const rest = { ...element, children: element.children.filter((child) => child !== own) };
  const caption = textOnOneLine(rest).replace(/[\s|/–—-]+$/u, '');
  return { caption: caption || null, credit: textOnOneLine(own) || null };
}
