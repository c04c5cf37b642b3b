import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Language } from '#contract/language.ts';
import { attributesOf, tagText } from './html.ts';

export const clientFolder = fileURLToPath(new URL('../../dist/client/', import.meta.url));

/** What the build of the reader gives a page: its own head, style, the boot script, and the names of its files. */
export type Built = {
  /** From index.html, without what the build put in: icons, viewport, colours. */
  head: string;
  css: string;
  boot: string;
  /** Address of the entry module. */
  app: string;
  /** Addresses of what the entry imports at once, per language its catalogue. */
  also: Record<Language, string[]>;
};

type Chunk = { file: string; src?: string; isEntry?: boolean; imports?: string[]; css?: string[] };

/** Null when there is no build. */
export async function readBuilt(folder = clientFolder): Promise<Built | null> {
  let manifest: Record<string, Chunk>;
  try {
    manifest = JSON.parse(await readFile(join(folder, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const entry = Object.values(manifest).find(({ isEntry }) => isEntry);
  if (!entry) throw new Error('The built reader has no entry.');
  const [html, boot, ...styles] = await Promise.all(
    ['index.html', '.vite/boot.js', ...(entry.css ?? [])].map((file) => readFile(join(folder, file), 'utf8')),
  );
  const named = (ending: string): string | undefined => {
    const found = Object.values(manifest).find(({ src }) => src?.endsWith(ending));
    return found && `/${found.file}`;
  };
  const imported = (entry.imports ?? []).map((key) => `/${manifest[key]!.file}`);
  const catalogue = (language: Language) =>
    [named(`language/locales/${language}.json`)].filter((file) => file !== undefined);
  return {
    head: ownHead(html!),
    css: styles.join('').trim(),
    boot: boot!,
    app: `/${entry.file}`,
    also: { ar: [...imported, ...catalogue('ar')], en: [...imported, ...catalogue('en')] },
  };
}

/** The head that was written by hand: the title, scripts and style sheets of the build are ours to place. */
function ownHead(html: string): string {
  const head = /<head[^>]*>([\s\S]*?)<\/head>/u.exec(html)?.[1] ?? '';
  return head
    .replace(/<!--[\s\S]*?-->/gu, '')
    .replace(/<title>[\s\S]*?<\/title>/gu, '')
    .replace(/<script\b[\s\S]*?<\/script>/gu, '')
    .replace(/<link\b[^>]*\brel="?(?:stylesheet|modulepreload|preload)"?[^>]*>/gu, '')
    .replace(/<meta\b[^>]*\bname="?description"?[^>]*>/gu, '')
    .replace(/>\s+</gu, '><')
    .trim();
}

/** Style and boot script as they stand in every page, byte for byte what the policy's hashes are of. */
export function inlineParts({ css, boot }: Built): { style: string; script: string } {
  return { style: tagText(css, 'style'), script: tagText(boot, 'script') };
}

/** The boot script's tag. `now`: a shell, which has nothing to paint before the app. */
export function bootTag(built: Built, language: Language, now: boolean): string {
  const { script } = inlineParts(built);
  const data = {
    'data-app': built.app,
    'data-also': built.also[language].join(' '),
    ...(now ? { 'data-now': '' } : {}),
  };
  return `<script${attributesOf(data)}>${script}</script>`;
}
