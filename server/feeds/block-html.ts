import { inlineText, listText } from '#words/block-text.ts';
import { foreignRuns, wholeDirection } from '#words/foreign-runs.ts';
import { type Direction, directionOf, type Language, textDirection } from '#contract/language.ts';
import type { Block, Inline, ListItem, Picture, TableCell } from '#contract/text.ts';
import { attributesOf, escapeHtml } from '../http/html.ts';

// HTML for feed readers, made from blocks: it contains nothing that the page does not show.

export type Place = { origin: string; language: Language };

/** Plain text; runs in the other direction are isolated, as on the page. */
export function wordsHtml(text: string, base: Direction): string {
  const whole = wholeDirection(text, base);
  return (whole ? [{ text, dir: whole }] : foreignRuns(text, base)).map(runHtml).join('');
}

function runHtml({ text, dir, override }: { text: string; dir?: Direction; override?: true }): string {
  const tag = override ? 'bdo' : 'bdi';
  return dir ? `<${tag} dir="${dir}">${escapeHtml(text)}</${tag}>` : escapeHtml(text);
}

/** The content of an element; isolated as a whole if it runs against its surroundings. */
function wholeHtml(content: readonly Inline[], place: Place, base: Direction): string {
  const against = wholeDirection(inlineText(content), base);
  return against
    ? `<bdi dir="${against}">${inlineHtml(content, place, against)}</bdi>`
    : inlineHtml(content, place, base);
}

function inlineHtml(content: readonly Inline[], place: Place, base: Direction): string {
  return content
    .map((inline): string => {
      switch (inline.type) {
        case 'text':
          return foreignRuns(inline.text, base).map(runHtml).join('');
        case 'break':
          return '<br>';
        case 'link':
          return `<a${attributesOf({ href: absolute(inline.href, place) })}>${wholeHtml(inline.children, place, base)}</a>`;
        case 'run': {
          const dir = inline.dir ?? wholeDirection(inlineText(inline.children), base) ?? base;
          const inside = dir === 'auto' ? base : dir;
          return `<span${attributesOf(directionAttributes({ ...inline, dir }))}>${inlineHtml(inline.children, place, inside)}</span>`;
        }
        case 'code':
          return `<code dir="ltr">${inlineHtml(inline.children, place, 'ltr')}</code>`;
        case 'strong':
        case 'em':
        case 'sub':
        case 'sup':
          return `<${inline.type}>${inlineHtml(inline.children, place, base)}</${inline.type}>`;
      }
    })
    .join('');
}

function directionAttributes({
  lang,
  dir,
}: {
  lang?: string | undefined;
  dir?: string | undefined;
}): Record<string, string> {
  return { ...(lang && { lang }), ...(dir && { dir }) };
}

const absolute = (href: string, { origin }: Place): string => (href.startsWith('/') ? origin + href : href);

function figure({ src, width, height, alt, caption, credit }: Picture, place: Place): string {
  const base = directionOf(place.language);
  const words = [caption, credit].filter((part) => part !== null).map((part) => wordsHtml(part, base));
  const image = `<img src="${escapeHtml(absolute(src, place))}" width="${width}" height="${height}" alt="${escapeHtml(alt)}">`;
  return `<figure>${image}${words.length > 0 ? `<figcaption>${words.join(' ')}</figcaption>` : ''}</figure>`;
}

function item({ content, children }: ListItem, place: Place, base: Direction): string {
  return `<li>${wholeHtml(content, place, base)}${blocksHtml(children, place)}</li>`;
}

function row(cells: readonly TableCell[], place: Place, base: Direction): string {
  const printed = cells.map(({ heading, content, colSpan, rowSpan }) => {
    const tag = heading ? 'th' : 'td';
    const spans = { ...(colSpan && { colspan: String(colSpan) }), ...(rowSpan && { rowspan: String(rowSpan) }) };
    return `<${tag}${attributesOf(spans)}>${wholeHtml(content, place, base)}</${tag}>`;
  });
  return `<tr>${printed.join('')}</tr>`;
}

function blockHtml(block: Block, place: Place): string {
  // The editor's direction, else that of the block's letters.
  const page = directionOf(place.language);
  const chosen = block.dir === 'auto' ? page : block.dir;
  const words = 'content' in block ? inlineText(block.content) : block.type === 'list' ? listText(block.items) : '';
  const base = chosen ?? textDirection(words, place.language);
  const attributes = attributesOf(
    directionAttributes({ ...block, dir: block.dir ?? (base === page ? undefined : base) }),
  );
  switch (block.type) {
    case 'paragraph':
      return `<p${attributes}>${wholeHtml(block.content, place, base)}</p>`;
    case 'heading':
      return `<h${block.level}${attributes}>${wholeHtml(block.content, place, base)}</h${block.level}>`;
    case 'quote':
      return `<blockquote${attributes}>${blocksHtml(block.blocks, place)}${block.cite ? `<p><cite>${wholeHtml(block.cite, place, base)}</cite></p>` : ''}</blockquote>`;
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul';
      const start = block.start === undefined ? '' : ` start="${block.start}"`;
      return `<${tag}${start}${attributes}>${block.items.map((entry) => item(entry, place, base)).join('')}</${tag}>`;
    }
    case 'picture':
      return figure(block.picture, place);
    case 'table': {
      const caption = block.caption === null ? '' : `<caption>${wordsHtml(block.caption, base)}</caption>`;
      const head =
        block.head.length > 0 ? `<thead>${block.head.map((cells) => row(cells, place, base)).join('')}</thead>` : '';
      return `<table${attributes}>${caption}${head}<tbody>${block.rows.map((cells) => row(cells, place, base)).join('')}</tbody></table>`;
    }
    case 'embed':
      return `<p${attributes}><a href="${escapeHtml(block.url)}">${wordsHtml(block.title ?? block.provider ?? block.url, base)}</a></p>`;
    case 'see-also': {
      const links = block.links.map(
        ({ href, text }) => `<li><a href="${escapeHtml(absolute(href, place))}">${wordsHtml(text, base)}</a></li>`,
      );
      return `<aside${attributes}>${block.title ? `<p>${wordsHtml(block.title, base)}</p>` : ''}<ul>${links.join('')}</ul></aside>`;
    }
    case 'separator':
      return '<hr>';
  }
}

export function blocksHtml(blocks: readonly Block[], place: Place): string {
  return blocks.map((block) => blockHtml(block, place)).join('');
}
