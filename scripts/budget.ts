// The size of the first load in bytes as sent (brotli). A change that exceeds it must save elsewhere first.
import { readFileSync, statSync } from 'node:fs';

const dist = new URL('../dist/client/', import.meta.url);
type Chunk = { file: string; imports?: string[]; css?: string[]; assets?: string[] };
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8')) as Record<string, Chunk>;
const kilobyte = 1000;
/** `page`: the script of the app with the chunks of an article, the largest of the pages on which most visits start. */
const budgets = { script: 140 * kilobyte, page: 153 * kilobyte, style: 10 * kilobyte };

const size = (file: string) => statSync(new URL(`${file}.br`, dist)).size;
const scripts = new Set<string>();
const styles = new Set<string>();
function collect(key: string) {
  const chunk = manifest[key];
  if (!chunk || scripts.has(chunk.file)) return;
  scripts.add(chunk.file);
  chunk.css?.forEach((file) => styles.add(file));
  chunk.imports?.forEach(collect);
}
collect('src/first-view.ts');
collect('index.html');
const app = new Set(scripts);
collect('src/routes/article.tsx');
// A page needs one catalogue before it can be hydrated; the largest one counts.
const catalogues = Object.keys(manifest).filter((key) => /language\/locales\/[a-z]{2}\.json$/.test(key));
const catalogue = Math.max(0, ...catalogues.map((key) => size(manifest[key]!.file)));

const total = (files: Set<string>) => [...files].reduce((sum, file) => sum + size(file), 0);
const measured = { script: total(app) + catalogue, page: total(scripts) + catalogue, style: total(styles) };
let over = false;
for (const kind of ['script', 'page', 'style'] as const) {
  const good = measured[kind] <= budgets[kind];
  over ||= !good;
  console.log(
    `${good ? 'ok' : 'TOO HEAVY'}: initial ${kind} ${(measured[kind] / kilobyte).toFixed(1)} kB of ${budgets[kind] / kilobyte} kB (brotli)`,
  );
}
process.exitCode = over ? 1 : 0;
