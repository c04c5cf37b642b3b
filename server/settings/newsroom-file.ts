import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { newsroomFile as newsroomSchema, type NewsroomFile } from '#contract/newsroom.ts';
import { StartError } from './start-error.ts';

/** Reads and checks the newsroom file. */
export function readNewsroom(file: string): NewsroomFile {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new StartError(`The newsroom file ${file} cannot be read: the setting NEWSROOM names it.`);
  }
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    throw new StartError(
      `The newsroom file ${file} is not JSON: ${error instanceof Error ? error.message : 'unreadable'}.`,
    );
  }
  if (raw && typeof raw === 'object')
    raw = Object.fromEntries(Object.entries(raw).filter(([key]) => key !== '$schema'));
  const checked = newsroomSchema.safeParse(raw);
  if (!checked.success) {
    const issue = checked.error.issues[0]!;
    const path = issue.path
      .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
      .join('')
      .replace(/^\./, '');
    throw new StartError(`The newsroom file ${file} is wrong at ${path || 'its top'}: ${issue.message}.`);
  }
  const { logo, sections, wordpress } = checked.data;
  for (const [category, slug] of Object.entries(wordpress?.sections ?? {}))
    if (!sections.some((section) => section.slug === slug))
      throw new StartError(
        `The newsroom file ${file} is wrong at wordpress.sections.${category}: there is no section ${slug}.`,
      );
  if (logo !== null && !existsSync(resolve(dirname(file), logo))) {
    throw new StartError(`The newsroom file ${file} is wrong at logo: there is no file ${logo} beside it.`);
  }
  return checked.data;
}
