import type { Language } from './language.ts';
import type { Newsroom } from './newsroom.ts';

/** The newsroom's name as text: in this language, else in its first language, else in any. */
export function newsroomName({ name, languages }: Pick<Newsroom, 'name' | 'languages'>, language: Language): string {
  return name[language] ?? name[languages[0]!] ?? Object.values(name)[0]!;
}
