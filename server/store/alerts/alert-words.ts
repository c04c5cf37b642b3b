import type { AlertPush } from '#contract/alerts/alerts.ts';
import { directionOf, type Language, textDirection } from '#contract/language.ts';
import { alertText } from '#contract/limits.ts';
import type { Article } from '#contract/story.ts';
import type { AlertRow } from './alert-rows.ts';

const words: Record<Language, { breaking: string; update: string; withdrawn: string; noReason: string }> = {
  ar: {
    breaking: 'عاجل',
    update: 'تحديث',
    withdrawn: 'سُحب خبر سبق التنبيه إليه',
    noReason: 'لم يعد الخبر متاحاً.',
  },
  en: {
    breaking: 'Breaking',
    update: 'Update',
    withdrawn: 'A story has been withdrawn',
    noReason: 'The story is no longer available.',
  },
};

/** What an alert of a story says: an editor's words, else the story's own. A deck that is too long is left out, never cut. */
export function alertWords(article: Article, row: Pick<AlertRow, 'title' | 'body'> | undefined) {
  const deck = article.deck ?? '';
  return {
    title: row?.title ?? article.tickerLine ?? article.headline,
    body: row?.body ?? (deck.length <= alertText.body ? deck : ''),
  };
}

export function pushOf(
  article: Article,
  said: { title: string; body: string },
  { kind, breaking, tag, now }: { kind: 'alert' | 'update'; breaking: boolean; tag: string; now: Date },
): AlertPush {
  const { breaking: mark, update } = words[article.language];
  const label = kind === 'update' ? update : breaking ? mark : null;
  return {
    ...said,
    kind,
    title: marked(said.title, label),
    ...{ breaking, lang: article.language, dir: textDirection(said.title, article.language) },
    ...{ tag, url: `/${article.language}/news/${article.id}`, at: now.toISOString() },
  };
}

/** An update as who has got nothing before gets it: as the alert. */
export function firstPush(update: AlertPush): AlertPush {
  const { breaking, update: mark } = words[update.lang];
  const title = update.title.startsWith(`${mark}: `) ? update.title.slice(mark.length + 2) : update.title;
  return { ...update, kind: 'alert', title: marked(title, update.breaking ? breaking : null) };
}

const marked = (title: string, mark: string | null): string =>
  mark && !title.startsWith(mark) ? `${mark}: ${title}` : title;

/** Says nothing of what the story said. */
export function withdrawnPush(before: AlertPush, reason: string | null, now: Date): AlertPush {
  const { withdrawn, noReason } = words[before.lang];
  return {
    ...before,
    kind: 'withdrawn',
    ...{ title: withdrawn, body: reason ?? noReason, dir: directionOf(before.lang) },
    ...{ breaking: false, at: now.toISOString() },
  };
}
