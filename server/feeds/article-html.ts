import { directionOf } from '#contract/language.ts';
import type { Newsroom } from '#contract/newsroom.ts';
import type { Article } from '#contract/story.ts';
import { blocksHtml, wordsHtml } from './block-html.ts';

const correctionWord = { ar: 'تصويب', en: 'Correction' };

/** A story as HTML for feed readers. It sets its direction, since they show every feed in theirs. */
export function articleHtml(article: Article, { origin, newsroom }: { origin: string; newsroom: Newsroom }): string {
  const place = { origin, language: article.language };
  const base = directionOf(article.language);
  const picture = article.picture ? blocksHtml([{ type: 'picture', picture: article.picture }], place) : '';
  const deck = article.deck === null ? '' : `<p><strong>${wordsHtml(article.deck, base)}</strong></p>`;
  const dateline = article.dateline === null ? '' : `<p><b>${wordsHtml(article.dateline, base)}</b></p>`;
  const corrections = article.corrections.map(({ at, text }) => {
    const day = new Intl.DateTimeFormat('en-CA', { timeZone: newsroom.timeZone }).format(new Date(at));
    return `<p><strong>${correctionWord[article.language]} (<time datetime="${at}">${day}</time>):</strong> ${wordsHtml(text, base)}</p>`;
  });
  // Without a first block that repeats the lead picture.
  const body = article.body.filter(
    (block, index) => index > 0 || block.type !== 'picture' || block.picture.src !== article.picture?.src,
  );
  const parts = [picture, deck, dateline, blocksHtml(body, place), ...corrections];
  return `<div dir="${base}" lang="${article.language}">${parts.join('')}</div>`;
}
