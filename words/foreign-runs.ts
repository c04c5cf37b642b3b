import type { Direction } from '#contract/language.ts';

/**
 * A piece of a text. With `dir` it must be isolated in that direction. `override`: in the order of its characters, because groups
 * of Arabic digits would otherwise run from right to left.
 */
export type TextRun = { text: string; dir?: Direction; override?: true };

type Span = { start: number; end: number; override?: true };

// Letters, digits and punctuation of scripts that run from the right.
const fromRight = '\\u0590-\\u08FF\\uFB1D-\\uFDFF\\uFE70-\\uFEFC';
const rtl = new RegExp(`[${fromRight}]`, 'u');
const rtlLetter = new RegExp(`(?=\\p{L})[${fromRight}]`, 'u');
const latin = new RegExp(`(?![${fromRight}])\\p{L}`, 'u');
const digit = /\d/u;

const address = /(?:https?:\/\/|www\.)[^\s«»“”"<>،؛]+|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/giu;
/** A telephone number in groups, in either kind of digits. */
const telephone =
  /(?<![\p{L}\p{N}])(?:\+[\d٠-٩]+|\(?[0٠][\d٠-٩]*\)?)(?:[ \u00A0().\-–/]{1,2}[\d٠-٩]+){2,}(?![\p{L}\p{N}])/gu;
/** «1 250 000»: at the spaces its parts would change places. */
const thousands = /(?<![\p{L}\p{N}])[+\-−]?\d{1,3}(?: \d{3})+(?![\p{L}\p{N}])/gu;
/** Text in quotation marks or brackets, with its punctuation. */
const enclosed = /(?<=[«“‘"(])[^«»“”‘’"()]+(?=[»”’")])/gu;
/** Between letters of the other side; a dash or bar between spaces parts a sentence. */
const foreign = new RegExp(`(?:(?! [-–—|•] )[^${fromRight}\\n«»“”])+`, 'gu');

const wordsFromRight = new RegExp(`[${fromRight}][^\\p{Script=Latin}\\n]*`, 'gu');

const opening = new Set('"\'‘’([{,;:!?…');
const closing = new Set('"\'‘’)]},;:!?….');
const clitic = /(?:^|[^\p{L}])[وبلكف]ـ?$/u;
const plainNumber = /^\d+(?:[.,:/]\d+)*$/u;
const unit = /^[%‰°$€£¥]$/u;

/**
 * Splits a text that is set in a direction (`base`) so that what runs the other way keeps its order: «C++», +6, -2, 10–20,
 * addresses, telephone numbers, @names. Only what would be shuffled is isolated. Joined, the runs are the text: no character is added.
 */
export function foreignRuns(text: string, base: Direction): readonly TextRun[] {
  if (base === 'rtl' ? !digit.test(text) && !latin.test(text) && !text.includes('+') : !rtl.test(text))
    return [{ text }];
  const key = base + text;
  let runs = known.get(key);
  if (!runs) {
    if (known.size >= maxKnown) known.clear();
    runs = parted(text, base);
    if (text.length <= longestKnown) known.set(key, runs);
  }
  return runs;
}

/** Texts with digits or foreign words take up to 70 µs, and stand on many pages: headlines and the ticker's lines. */
const known = new Map<string, readonly TextRun[]>();
const maxKnown = 1000;
const longestKnown = 2000;

function parted(text: string, base: Direction): TextRun[] {
  const spans: Span[] = [];
  const taken = new Uint8Array(text.length);
  const add = (span: Span): void => {
    if (span.end <= span.start || taken.subarray(span.start, span.end).includes(1)) return;
    taken.fill(1, span.start, span.end);
    spans.push(span);
  };
  const [own, other] = base === 'rtl' ? [rtl, latin] : [latin, rtl];
  const addEnclosed = (): void => {
    for (const { 0: found, index } of text.matchAll(enclosed))
      if (other.test(found) && !own.test(found)) add(line(found, index));
  };
  if (base === 'rtl') {
    for (const { 0: found, index } of text.matchAll(address)) add(core(found, index));
    for (const { 0: found, index } of text.matchAll(telephone))
      add({ start: index, end: index + found.length, ...(digit.test(found) ? {} : { override: true }) });
    for (const { 0: found, index } of text.matchAll(thousands)) add({ start: index, end: index + found.length });
    addEnclosed();
    for (const { 0: found, index } of text.matchAll(foreign))
      for (const span of shuffled(found, index, text, taken)) add(span);
    return split(text, spans, 'ltr');
  }
  addEnclosed();
  // A number after Arabic words would be drawn into them.
  for (const { 0: found, index } of text.matchAll(wordsFromRight)) {
    let end = found.length;
    while (!rtl.test(found[end - 1]!)) end -= 1;
    if (digit.test(found.slice(end))) add({ start: index, end: index + end });
  }
  return split(text, spans, 'rtl');
}

/** The direction of a text that as a whole runs against its surroundings, digits alone included; null where it does not. */
export function wholeDirection(text: string, base: Direction): Direction | null {
  if (base === 'ltr') return rtl.test(text) && !latin.test(text) && !digit.test(text) ? 'rtl' : null;
  return !rtl.test(text) && (latin.test(text) || digit.test(text)) ? 'ltr' : null;
}

function split(text: string, spans: readonly Span[], dir: Direction): TextRun[] {
  const runs: TextRun[] = [];
  let done = 0;
  for (const { start, end, override } of spans.toSorted((one, other) => one.start - other.start)) {
    if (start > done) runs.push({ text: text.slice(done, start) });
    runs.push({ text: text.slice(start, end), dir, ...(override && { override }) });
    done = end;
  }
  if (done < text.length || runs.length === 0) runs.push({ text: text.slice(done) });
  return runs;
}

function line(text: string, at: number): Span {
  return { start: at + text.length - text.trimStart().length, end: at + text.trimEnd().length };
}

/** A word without surrounding punctuation; brackets that pair inside it stay. */
function core(word: string, at: number): Span {
  let [start, end] = [0, word.length];
  while (start < end && opening.has(word[start]!)) start += 1;
  while (end > start && closing.has(word[end - 1]!)) end -= 1;
  const inner = word.slice(start, end);
  if (word[end] === ')' && inner.includes('(')) end += 1;
  else if (word[start - 1] === '(' && inner.includes(')')) start -= 1;
  return { start: at + start, end: at + end };
}

/** Of a stretch without a letter of the page's side: foreign words that begin or end with a sign, and numbers with signs. */
function shuffled(stretch: string, at: number, text: string, taken: Uint8Array): Span[] {
  const spans: Span[] = [];
  let words: Span | null = null;
  const endWords = (): void => {
    // Between letters at both ends the order is right by itself.
    if (words && /^[^\p{L}\p{M}]|[^\p{L}\p{M}\p{N}]$/u.test(text.slice(words.start, words.end))) spans.push(words);
    words = null;
  };
  let number: Span | null = null;
  for (const { 0: token, index } of stretch.matchAll(/\S+/gu)) {
    const span = core(token, at + index);
    if (taken[span.start] === 1) {
      endWords();
      number = null;
      continue;
    }
    // A hyphen between an Arabic and a foreign word belongs to neither; after «و» alone the word begins with its sign.
    const joined = clitic.test(text.slice(Math.max(0, span.start - 2), span.start)) ? /[-–—]/u : /[^\p{L}\p{N}@#]/u;
    if (rtlLetter.test(text[span.start - 1] ?? ''))
      while (span.start < span.end && joined.test(text[span.start]!)) span.start += 1;
    if (rtlLetter.test(text[span.end] ?? ''))
      while (span.end > span.start && /[^\p{L}\p{M}\p{N}+#]/u.test(text[span.end - 1]!)) span.end -= 1;
    const word = text.slice(span.start, span.end);
    if (latin.test(word)) {
      words = words ? { start: words.start, end: span.end } : span;
      number = null;
    } else if (digit.test(word)) {
      // «1-» counts a list: the hyphen comes after the number, in the direction of the page.
      while (/[-–—]/u.test(text[span.end - 1]!)) span.end -= 1;
      number = null;
      if (words && /^\d/u.test(word)) words = { start: (words as Span).start, end: span.end };
      else {
        endWords();
        number = span;
        if (!plainNumber.test(text.slice(span.start, span.end))) spans.push(span);
      }
    } else if (number && unit.test(word)) {
      // «+3 %»
      number.end = span.end;
      if (!spans.includes(number)) spans.push(number);
      number = null;
    }
  }
  endWords();
  return spans;
}
