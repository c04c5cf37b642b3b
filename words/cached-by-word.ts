const mostCached = 20_000;
/** A longer piece of a text is a view of it in V8: it would keep the whole text in memory. */
const longestCached = 12;

/** A pure function of a word that remembers its answers, because words repeat: an archive is indexed in a tenth of the time. */
export function cachedByWord<Answer>(compute: (word: string) => Answer): (word: string) => Answer {
  const answers = new Map<string, Answer>();
  return (word) => {
    if (word.length > longestCached) return compute(word);
    let answer = answers.get(word);
    if (answer === undefined) {
      if (answers.size >= mostCached) answers.clear();
      answers.set(word, (answer = compute(word)));
    }
    return answer;
  };
}
