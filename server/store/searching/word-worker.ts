// Runs in a worker thread: building the words of 100,000 stories would keep every reader waiting for half a second.
import { parentPort } from 'node:worker_threads';
import type { Term } from '#words/query.ts';
import { didYouMean } from '#words/typing/did-you-mean.ts';
import { type Headline, Headlines, suggest } from '#words/typing/suggestions.ts';
import { Vocabulary, type VocabularyWord } from '#words/typing/vocabulary.ts';

export type WordCommand =
  | { kind: 'add'; language: string; words: VocabularyWord[]; headlines: Headline[] }
  /** What was added since the last one is the language's vocabulary from now on. */
  | { kind: 'build'; language: string }
  | { kind: 'suggest'; language: string; typed: string }
  | { kind: 'mean'; language: string; typed: string; terms: Term[]; known: string[] };
export type WordRequest = { id: number; command: WordCommand };
export type WordAnswer = { id: number; answer: unknown };

type Parts = { words: VocabularyWord[]; headlines: Headline[] };
const parts = new Map<string, Parts>();
const built = new Map<string, { vocabulary: Vocabulary; headlines: Headlines }>();

parentPort!.on('message', ({ id, command }: WordRequest) => {
  parentPort!.postMessage({ id, answer: answerTo(command) } satisfies WordAnswer);
});

function answerTo(command: WordCommand): unknown {
  const { language } = command;
  switch (command.kind) {
    case 'add': {
      const part = parts.get(language) ?? { words: [], headlines: [] };
      parts.set(language, part);
      part.words.push(...command.words);
      part.headlines.push(...command.headlines);
      return null;
    }
    case 'build': {
      const { words, headlines } = parts.get(language) ?? { words: [], headlines: [] };
      parts.delete(language);
      built.set(language, { vocabulary: new Vocabulary(words), headlines: new Headlines(headlines) });
      return null;
    }
    case 'suggest': {
      const known = built.get(language);
      return known ? suggest(command.typed, language, known) : { words: [], together: false, headlines: [] };
    }
    case 'mean': {
      const known = built.get(language);
      if (!known) return [];
      const answered = new Set(command.known);
      const { typed, terms } = command;
      return didYouMean({ typed, terms, ...known, answered: ({ folded }) => answered.has(folded) });
    }
  }
}
