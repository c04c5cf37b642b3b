import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { archiveVerbs, runArchive } from './archive-cli.ts';
import { readNewsroom } from './settings/newsroom-file.ts';
import { checkFile, report, words, type Checked } from './intake/check.ts';

/** What intake would make of files, without a server or a database; or a command about the whole archive. Exits with 1 where one would be refused. */
async function run(args: string[]): Promise<number> {
  const options = args.filter((arg) => arg.startsWith('--'));
  const [verb, ...files] = args.filter((arg) => !arg.startsWith('--'));
  const known = options.every((option) => ['--strict', '--lang=ar', '--lang=en'].includes(option));
  const locale = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '';
  const language =
    options.includes('--lang=ar') || (!options.includes('--lang=en') && locale.startsWith('ar')) ? 'ar' : 'en';
  const archiveVerb = archiveVerbs.find((each) => each === verb);
  if (archiveVerb && files.length === 1 && options.length === 0) return await runArchive(archiveVerb, files[0]!);
  if (verb !== 'check' || files.length === 0 || !known) {
    console.error(words[language].usage);
    return 2;
  }
  const root = fileURLToPath(new URL('..', import.meta.url));
  const ctx = {
    newsroom: readNewsroom(resolve(root, process.env.NEWSROOM || 'content/newsroom.json')),
    assets: async () => null,
    now: new Date(),
    translationField: process.env.SUPERDESK_TRANSLATION_FIELD || 'translationgroup',
  };
  const strict = options.includes('--strict');
  const all: Checked[] = [];
  for (const file of files) {
    let bytes: Uint8Array | null = null;
    try {
      bytes = readFileSync(file);
    } catch {
      // Said below, as of a file that would be refused.
    }
    const checked = bytes ? await checkFile(bytes, ctx, strict) : words[language].unreadable;
    all.push(checked);
    console.log(report(file, checked, language));
  }
  const refused = all.filter(({ refused }) => refused).length;
  console.log(words[language].sum(all.length, refused));
  return refused > 0 ? 1 : 0;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
