import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Language } from '#contract/language.ts';
import { attributesOf, tagText } from '../http/html.ts';
import { pageStyles, type StyleRule } from './page-style.ts';

export const clientFolder = fileURLToPath(new URL('../../dist/client/', import.meta.url));

/** What the build of the reader gives a page: its own head, style, the boot script, and the names of its files. */
export type Built = {
  /** From index.html, without what the build put in and without the icon: viewport, colours. */
  head: string;
  css: string;
  /** The part of it that a page can use, for the page's HTML. */
  styleFor(html: string): string;
  boot: string;
  /** Addresses of the whole style sheet and of the entry module. */
  sheet: string;
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
  const sheet = entry.css![0]!;
  const [html, boot, css, rules] = await Promise.all(
    ['index.html', '.vite/boot.js', sheet, '.vite/style.json'].map((file) => readFile(join(folder, file), 'utf8')),
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
    css: tagText(css!.trim(), 'style'),
    styleFor: pageStyles(JSON.parse(rules!) as StyleRule[]),
    boot: tagText(boot!, 'script'),
    sheet: `/${sheet}`,
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
    .replace(/<link\b[^>]*\brel="?(?:stylesheet|modulepreload|preload|icon)"?[^>]*>/gu, '')
    .replace(/<meta\b[^>]*\bname="?description"?[^>]*>/gu, '')
    .replace(/>\s+</gu, '><')
    .trim();
}

/** The boot script's tag. A shell has nothing to paint before the app, and its style sheet stands in it whole. */
export function bootTag(
  built: Built,
  language: Language,
  page: { shell: true } | { shell: false; manifest: string },
): string {
  const data = {
    'data-app': built.app,
    'data-also': built.also[language].join(' '),
    ...(page.shell ? { 'data-now': '' } : { 'data-sheet': built.sheet, 'data-manifest': page.manifest }),
  };
  return `<script${attributesOf(data)}>${built.boot}</script>`;
}
