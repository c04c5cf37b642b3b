import type { Block, Inline } from '#contract/text.ts';
import type { BodyContext } from './body-context.ts';

const text = (words: string): Inline[] => (words ? [{ type: 'text', text: words }] : []);
const strong = (children: Inline[]): Inline[] => (children.length > 0 ? [{ type: 'strong', children }] : []);
const link = (href: string, words: string): Inline[] => [{ type: 'link', href, children: text(words) }];
const joined = (lines: Inline[][]): Inline[] =>
  lines
    .filter((line) => line.length > 0)
    .flatMap((line, at) => (at > 0 ? [{ type: 'break' } as const, ...line] : line));

/** For places that hold only lines of text (a table cell): blocks become lines, and blocks without words are counted as dropped. */
export function blocksAsLines(blocks: readonly Block[], context: BodyContext): Inline[] {
  const inside = (more: readonly Block[]) => more.map((each) => lineOf(each));
  const all = (...lines: (Inline[] | Inline[][] | null)[]): Inline[] =>
    joined(
      lines.flatMap((line) =>
        line === null ? [] : Array.isArray(line[0]) ? (line as Inline[][]) : [line as Inline[]],
      ),
    );
  const dropped = (name: string): Inline[] => {
    context.dropped.count(name);
    return [];
  };
  const lineOf = (block: Block): Inline[] => {
    switch (block.type) {
      case 'paragraph':
        return block.lang || block.dir
          ? [{ type: 'run', lang: block.lang, dir: block.dir, children: block.content }]
          : block.content;
      case 'heading':
        return strong(block.content);
      case 'quote':
      case 'pull-quote':
        return all(inside(block.blocks), block.cite);
      case 'list':
        return all(block.items.flatMap((item) => [item.content, ...inside(item.children)]));
      case 'embed':
        return link(block.url, block.title ?? block.provider ?? block.url);
      case 'player':
        return link(block.url, block.title ?? block.caption ?? block.provider);
      case 'film':
      case 'sound':
        return link(block.sources[0]!.src, block.title ?? block.caption ?? block.sources[0]!.src);
      case 'attachment':
        return link(block.href, block.title);
      case 'table':
        context.dropped.count('table');
        return all([...block.head, ...block.rows].map((row) => row.flatMap((cell) => [...cell.content, ...text(' ')])));
      case 'picture':
        dropped('img');
        return text(block.picture.caption ?? '');
      case 'gallery':
        block.pictures.forEach(() => dropped('img'));
        return all(
          text(block.title ?? ''),
          text(block.caption ?? ''),
          block.pictures.map((each) => text(each.caption ?? '')),
        );
      case 'see-also':
        return all(
          text(block.title ?? ''),
          block.links.map(({ href, text: words }) => link(href, words)),
        );
      case 'fact-box':
      case 'warning':
        return all(strong(text(block.title ?? '')), inside(block.blocks));
      case 'details':
        return all(strong(block.summary), inside(block.blocks));
      case 'author-box':
        return all(strong(text(block.name ?? '')), inside(block.blocks));
      case 'live-post':
        return all(strong(text([block.time, block.title].filter(Boolean).join(' '))), inside(block.blocks));
      case 'poem':
        return all(
          strong(text(block.title ?? '')),
          block.stanzas.flat().map((verse) => verse.flatMap((half, at) => (at > 0 ? [...text(' … '), ...half] : half))),
          block.cite,
        );
      case 'post':
        return all(
          inside(block.blocks),
          link(block.url, [block.author, block.handle, block.date].filter(Boolean).join(' ') || block.platform),
        );
      case 'footnotes':
        return all(
          strong(text(block.title ?? '')),
          block.notes.map((note) => [...text(`${note.label} `), ...joined(inside(note.blocks))]),
        );
      case 'separator':
        return dropped('hr');
    }
  };
  return joined(inside(blocks));
}
