import type { Article, Story } from '#contract/story.ts';

/** The card in an article: what a saved story is kept as. */
export function cardOfArticle({
  dateline: _dateline,
  byline: _byline,
  authors: _authors,
  sources: _sources,
  subjects: _subjects,
  body: _body,
  corrections: _corrections,
  copyright: _copyright,
  ...card
}: Article): Story {
  return card;
}
