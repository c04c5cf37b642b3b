import type { Author } from '#contract/story.ts';
import type { Item } from '#contract/ninjs/item.ts';
import type { Picture } from '#contract/text.ts';
import { fold } from '#words/fold.ts';
import { creatorsOf, lineOf, sourcesOf } from './item-text.ts';
import { slugOf } from './slug.ts';

const mostAuthors = 20;
/** A name is a few words; anything longer is a sentence about somebody. */
const mostWords = 6;

/** The people who wrote a story: those whom the item names as such, else those of its byline. Agencies are not people. */
export function authorsOf(item: Item, portraitOf: (name: string) => Picture | null): Author[] {
  const named = creatorsOf(item);
  const names = named.length > 0 ? named : peopleInByline(lineOf(item.by) ?? '');
  const others = new Set([...sourcesOf(item), item.located ?? '', ...nobody].map(fold));
  const authors = new Map<string, Author>();
  for (const name of names) {
    const slug = slugOf(name);
    if (!slug || others.has(fold(name)) || (named.length === 0 && /^(?:قسم|هيئة|فريق|وكالة|وكالات)\s/u.test(name)))
      continue;
    if (!authors.has(slug)) authors.set(slug, { slug, name, portrait: portraitOf(name) });
  }
  return [...authors.values()].slice(0, mostAuthors);
}

const nobody = ['وكالات', 'خاص', 'التحرير', 'المحرر', 'Staff', 'Agencies', 'Newsroom', 'Editors', ''];

const lead =
  /^(?:بقلم|كتبت?|كتبه|كتبها|إعداد|اعداد|تقرير|تحقيق|حوار|تحرير|ترجمة|by|written by|words by|reported by|text|par)\s*[:：]\s*|^(?:بقلم|by|written by|par)\s+/iu;
const separators = /\s*(?:[,،;؛&+|\n/•·]|\s[-–—]\s|\s(?:and|et|with|و)\s)\s*/iu;

/** The names in a byline: «بقلم: سارة كمال ومحمد علي» names two. */
export function peopleInByline(byline: string): string[] {
  return byline
    .replace(/\s*[([（][^()[\]]*[)\]）]\s*/gu, ' ')
    .split(separators)
    .map((part) => part.replace(lead, '').trim())
    .flatMap(splitAtAnd)
    .map((name) => name.replace(/[.:،,]+$/u, '').trim())
    .filter((name) => /\p{L}.*\p{L}/u.test(name) && name.split(/\s+/u).length <= mostWords && !/@/.test(name));
}

/** Arabic writes «و» (and) onto the next word. A name that begins with that letter is not taken apart. */
function splitAtAnd(names: string): string[] {
  const words = names.split(/\s+/u).filter(Boolean);
  const at = words.findIndex((word, index) => index > 0 && joinsNext(word));
  if (at < 0) return [names];
  return [words.slice(0, at).join(' '), ...splitAtAnd([words[at]!.slice(1), ...words.slice(at + 1)].join(' '))];
}

const beginWithWaw = new Set(
  (
    'وليد وائل وسيم وفاء وجدي وجيه وداد ورد وردة وسام وصفي وضاح وعد وفيق وحيد وهبة وهبه وهيب وهبي ولاء وديع واثق واصف وجدان ودود ورقاء ' +
    'وسن وصال وهاب ونوس وسوف واكيم وزان ولد وطفة وليم ويليام وارف وجد وداع وردان وريف وزير وسمي وشاح وطن وعود وفا وفائي وقاص وكيل ولي وليدة ' +
    'ونيس وهران وهدان وائلة وعل ورش ورده وادي واحة واعد وافي واني ورق وجنات وحدة وديعة وسيلة وصيفة وفيقة ونسة والي والد والدة والدي'
  )
    .split(' ')
    .map((name) => fold(name)),
);

function joinsNext(word: string): boolean {
  return /^و\p{Script=Arabic}{2,}/u.test(word) && !beginWithWaw.has(fold(word));
}
