import type { Article, Story } from '#contract/story.ts';

/** The card of an article, as which a story is saved. */
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
