import { directionOf } from '#contract/language.ts';
import type { Newsroom } from '#contract/newsroom.ts';
import type { Article } from '#contract/story.ts';
import { escapeHtml } from '../first-view/html.ts';
import { blocksHtml } from './block-html.ts';

const correctionWord = { ar: 'تصويب', en: 'Correction' };

/** A story's text for feed readers, with its own direction: they show every feed in theirs. */
export function articleHtml(article: Article, place: { origin: string; newsroom: Newsroom }): string {
  const picture = article.picture ? blocksHtml([{ type: 'picture', picture: article.picture }], place) : '';
  const deck = article.deck === null ? '' : `<p><strong>${escapeHtml(article.deck)}</strong></p>`;
  const dateline = article.dateline === null ? '' : `<p><b>${escapeHtml(article.dateline)}</b></p>`;
  const corrections = article.corrections.map(({ at, text }) => {
    const day = new Intl.DateTimeFormat('en-CA', { timeZone: place.newsroom.timeZone }).format(new Date(at));
    return `<p><strong>${correctionWord[article.language]} (<time datetime="${at}">${day}</time>):</strong> ${escapeHtml(text)}</p>`;
  });
  const parts = [picture, deck, dateline, blocksHtml(article.body, place), ...corrections];
  return `<div dir="${directionOf(article.language)}" lang="${article.language}">${parts.join('')}</div>`;
}
