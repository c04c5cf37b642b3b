import { loadKeys } from '#words/keys.ts';
import { judgedStories } from '#words/testing/events/judged-stories.ts';
import { typingErrors } from '#words/testing/typing-errors.ts';
import { tokensOf } from '#words/tokens.ts';
import { Headlines, suggest } from '#words/typing/suggestions.ts';
import { Vocabulary } from '#words/typing/vocabulary.ts';
import { arabicVocabulary, suggested } from './typing-quality.ts';

export type Speed = { what: string; of: number; p50: string; p95: string; longest: string };

const size = 100_000;
const letters = 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي';

/** A vocabulary of 100,000 words, most of them made up of real ones' halves, as rare as names are. */
export function largeVocabulary(): { vocabulary: Vocabulary; buildTime: number } {
  const real = [...arabicWords()];
  const words = real.map((word, at) => ({ word, spelling: word, count: 1 + (real.length - at) / 10 }));
  for (let at = 0; words.length < size * 1.02; at += 1) {
    const [one, other] = [real[(at * 7919) % real.length]!, real[(at * 104_729 + 31) % real.length]!];
    const word = one.slice(0, 3) + letters[at % letters.length]! + other.slice(1, 5);
    words.push({ word, spelling: word, count: 1 });
  }
  const start = cpuTime();
  const vocabulary = new Vocabulary(words);
  return { vocabulary, buildTime: cpuTime() - start };
}

function arabicWords(): Set<string> {
  const words = new Set<string>();
  for (const { headline, text } of judgedStories)
    for (const { folded } of tokensOf(`${headline} ${text}`)) words.add(folded);
  const vocabulary = arabicVocabulary();
  for (const letter of letters) for (const { word } of vocabulary.startingWith(letter, 1000)) words.add(word);
  return words;
}

export async function speeds(): Promise<Speed[]> {
  const { vocabulary, buildTime } = largeVocabulary();
  const headlines = new Headlines(
    Array.from({ length: size }, (_, at) => ({
      id: String(at),
      text: judgedStories[(at * 7) % judgedStories.length]!.headline,
    })),
  );
  const starts = judgedStories
    .slice(0, 200)
    .flatMap(({ headline }) => [headline.slice(0, 2), headline.slice(0, 5), headline.slice(0, 12)]);
  const keysOf = await loadKeys('ar');
  console.log(`vocabulary of ${vocabulary.size} words built in ${buildTime.toFixed(0)} ms`);
  return [
    timed(
      'did you mean',
      typingErrors.map(({ typed }) => typed),
      (typed) => suggested(typed, 'ar', vocabulary),
    ),
    timed('suggestions', starts, (typed) => suggest(typed, 'ar', { vocabulary, headlines })),
    timed('keys of a story', judgedStories, ({ headline, text }) =>
      tokensOf(`${headline} ${text}`).map(({ written }) => keysOf(written)),
    ),
  ];
}

/** Milliseconds of this thread: other programs on a busy machine do not count. */
function cpuTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

function timed<T>(what: string, cases: readonly T[], run: (each: T) => unknown): Speed {
  for (const each of cases.slice(0, 20)) run(each);
  const times = cases
    .map((each) => {
      const start = cpuTime();
      run(each);
      return cpuTime() - start;
    })
    .sort((one, other) => one - other);
  const at = (share: number): string =>
    `${times[Math.min(times.length - 1, Math.floor(times.length * share))]!.toFixed(2)} ms`;
  return { what, of: cases.length, p50: at(0.5), p95: at(0.95), longest: at(1) };
}
