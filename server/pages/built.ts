import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Language } from '#contract/language.ts';
import { attributesOf, tagText } from '../http/html.ts';
import { pageStyles, type StyleRule } from './page-style.ts';

export const clientFolder = fileURLToPath(new URL('../../dist/client/', import.meta.url));

/** What every page takes from the built reader: its head, style, boot script and the paths of its files. */
export type Built = {
  /** Viewport and colours: the head of index.html without the icon and what the build inserted. */
  head: string;
  css: string;
  /** The part of `css` that a page's HTML can use. */
  styleFor(html: string): string;
  boot: string;
  /** Paths of the full style sheet and of the entry module. */
  sheet: string;
  app: string;
  /** Paths of what the entry module imports statically, and of the language's catalogue. */
  imports: Record<Language, string[]>;
};

type Chunk = { file: string; src?: string; isEntry?: boolean; imports?: string[]; css?: string[] };

/** Null when the reader is not built; rejects when the build is incomplete. */
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
  const pathOf = (ending: string): string | undefined => {
    const found = Object.values(manifest).find(({ src }) => src?.endsWith(ending));
    return found && `/${found.file}`;
  };
  const staticImports = (entry.imports ?? []).map((key) => `/${manifest[key]!.file}`);
  const catalogue = (language: Language) =>
    [pathOf(`language/locales/${language}.json`)].filter((file) => file !== undefined);
  return {
    head: handWrittenHead(html!),
    css: tagText(css!.trim(), 'style'),
    styleFor: pageStyles(JSON.parse(rules!) as StyleRule[]),
    boot: tagText(boot!, 'script'),
    sheet: `/${sheet}`,
    app: `/${entry.file}`,
    imports: { ar: [...staticImports, ...catalogue('ar')], en: [...staticImports, ...catalogue('en')] },
  };
}

/** The hand-written part of the head. Pages place title, scripts and style sheets themselves. */
function handWrittenHead(html: string): string {
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

/** The boot script's tag. A shell starts the app at once, since it has nothing to paint, and has the full style sheet inline. */
export function bootTag(
  built: Built,
  language: Language,
  page: { shell: true } | { shell: false; manifest: string },
): string {
  const data = {
    'data-app': built.app,
    'data-also': built.imports[language].join(' '),
    ...(page.shell ? { 'data-now': '' } : { 'data-sheet': built.sheet, 'data-manifest': page.manifest }),
  };
  return `<script${attributesOf(data)}>${built.boot}</script>`;
}
