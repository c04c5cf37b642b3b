const ids = /"id":"([a-z0-9]{8,12})"|\/news\/([a-z0-9]{8,12})\b/gu;

/** Ids of all stories in a page: in its data (cards, ticker lines, translations) and in links of its text. */
export function namesIn(...texts: string[]): Set<string> {
  const found = new Set<string>();
  for (const text of texts) for (const [, inData, inLink] of text.matchAll(ids)) found.add((inData ?? inLink)!);
  return found;
}
