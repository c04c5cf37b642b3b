import type { Language } from '#contract/language.ts';
import type { Newsroom } from '#contract/newsroom.ts';

/** The newsroom's name in a language, else in its first language, else in any. */
export function newsroomName(newsroom: Newsroom, language: Language): string {
  return newsroom.name[language] ?? newsroom.name[newsroom.languages[0]!] ?? Object.values(newsroom.name)[0]!;
}
