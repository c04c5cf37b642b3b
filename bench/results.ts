import { readFile, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';

const file = new URL('RESULTS.md', import.meta.url);
const title = '# What was measured\n\nWritten by the scripts in this folder; each replaces its own section.\n';

/** Writes a section of RESULTS.md, with date and machine; replaces the one with the same name. */
export async function writeResults(section: string, markdown: string): Promise<void> {
  const before = await readFile(file, 'utf8').catch(() => title);
  const [head = title, ...sections] = before.split(/^(?=## )/m);
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;
  const text = `## ${section}\n\n${new Date().toISOString().slice(0, 10)}, ${machine}\n\n${markdown.trim()}\n\n`;
  const others = sections.filter((one) => one.split('\n', 1)[0] !== `## ${section}`);
  const all = [...others, text].toSorted((one, other) => one.localeCompare(other, 'en'));
  await writeFile(file, `${head.trimEnd()}\n\n${all.map((one) => one.trim()).join('\n\n')}\n`);
}
