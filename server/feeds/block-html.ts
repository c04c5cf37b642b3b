import type { Block, Inline, ListItem, Picture, TableCell } from '#contract/text.ts';
import { attributesOf, escapeHtml } from '../first-view/html.ts';

// Feed readers take HTML; ours is made from blocks, so that it holds nothing that the page does not.

type Place = { origin: string };

function inlineHtml(content: readonly Inline[], place: Place): string {
  return content
    .map((inline): string => {
      switch (inline.type) {
        case 'text':
          return escapeHtml(inline.text);
        case 'break':
          return '<br>';
        case 'link':
          return `<a${attributesOf({ href: absolute(inline.href, place) })}>${inlineHtml(inline.children, place)}</a>`;
        case 'run':
          return `<span${attributesOf(own(inline))}>${inlineHtml(inline.children, place)}</span>`;
        default:
          return `<${inline.type}>${inlineHtml(inline.children, place)}</${inline.type}>`;
      }
    })
    .join('');
}

function own({ lang, dir }: { lang?: string | undefined; dir?: string | undefined }): Record<string, string> {
  return { ...(lang && { lang }), ...(dir && { dir }) };
}

const absolute = (href: string, { origin }: Place): string => (href.startsWith('/') ? origin + href : href);

function figure({ src, width, height, alt, caption, credit }: Picture, place: Place): string {
  const words = [caption, credit].filter((part) => part !== null).map(escapeHtml);
  const image = `<img src="${escapeHtml(absolute(src, place))}" width="${width}" height="${height}" alt="${escapeHtml(alt)}">`;
  return `<figure>${image}${words.length > 0 ? `<figcaption>${words.join(' ')}</figcaption>` : ''}</figure>`;
}

function item({ content, children }: ListItem, place: Place): string {
  return `<li>${inlineHtml(content, place)}${blocksHtml(children, place)}</li>`;
}

function row(cells: readonly TableCell[], place: Place): string {
  const printed = cells.map(({ heading, content, colSpan, rowSpan }) => {
    const tag = heading ? 'th' : 'td';
    const spans = { ...(colSpan && { colspan: String(colSpan) }), ...(rowSpan && { rowspan: String(rowSpan) }) };
    return `<${tag}${attributesOf(spans)}>${inlineHtml(content, place)}</${tag}>`;
  });
  return `<tr>${printed.join('')}</tr>`;
}

function blockHtml(block: Block, place: Place): string {
  const attributes = attributesOf(own(block));
  switch (block.type) {
    case 'paragraph':
      return `<p${attributes}>${inlineHtml(block.content, place)}</p>`;
    case 'heading':
      return `<h${block.level}${attributes}>${inlineHtml(block.content, place)}</h${block.level}>`;
    case 'quote':
      return `<blockquote${attributes}>${blocksHtml(block.blocks, place)}${block.cite ? `<p><cite>${inlineHtml(block.cite, place)}</cite></p>` : ''}</blockquote>`;
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul';
      const start = block.start === undefined ? '' : ` start="${block.start}"`;
      return `<${tag}${start}${attributes}>${block.items.map((entry) => item(entry, place)).join('')}</${tag}>`;
    }
    case 'picture':
      return figure(block.picture, place);
    case 'table': {
      const caption = block.caption === null ? '' : `<caption>${escapeHtml(block.caption)}</caption>`;
      const head =
        block.head.length > 0 ? `<thead>${block.head.map((cells) => row(cells, place)).join('')}</thead>` : '';
      return `<table${attributes}>${caption}${head}<tbody>${block.rows.map((cells) => row(cells, place)).join('')}</tbody></table>`;
    }
    case 'embed':
      return `<p${attributes}><a href="${escapeHtml(block.url)}">${escapeHtml(block.title ?? block.provider ?? block.url)}</a></p>`;
    case 'see-also': {
      const links = block.links.map(
        ({ href, text }) => `<li><a href="${escapeHtml(absolute(href, place))}">${escapeHtml(text)}</a></li>`,
      );
      return `<aside${attributes}>${block.title ? `<p>${escapeHtml(block.title)}</p>` : ''}<ul>${links.join('')}</ul></aside>`;
    }
    case 'separator':
      return '<hr>';
  }
}

export function blocksHtml(blocks: readonly Block[], place: Place): string {
  return blocks.map((block) => blockHtml(block, place)).join('');
}
