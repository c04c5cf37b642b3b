import { inlineText, listText } from '#words/inline-text.ts';
import { foreignRuns, wholeDirection } from '#words/foreign-runs.ts';
import { type Direction, directionOf, type Language, textDirection } from '#contract/language.ts';
import type { Block, Inline, ListItem, Picture, TableCell, Verse } from '#contract/text.ts';
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
        case 'note':
          return `<sup><a href="#${idOf('note', inline.note)}"${inline.again ? '' : attributesOf({ id: idOf('mark', inline.note) })}>${escapeHtml(inline.label)}</a></sup>`;
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

/** Ids of a story in a page with others of a feed reader. */
const idOf = (kind: 'note' | 'mark', note: string): string => escapeHtml(`${kind}-${note}`);

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

const breakingWord: Record<Language, string> = { ar: 'عاجل', en: 'Breaking' };
const portraitWidth = 96;

function captionHtml(words: (string | null)[], base: Direction): string {
  const said = words.filter((part) => part !== null).map((part) => wordsHtml(part, base));
  return said.length > 0 ? `<figcaption>${said.join(' ')}</figcaption>` : '';
}

/** `shown`: pixels at which the sender shows it. */
function figure(picture: Picture, place: Place, shown?: number): string {
  const { src, alt, caption, credit } = picture;
  const width = Math.min(picture.width, shown ?? picture.width);
  const height = Math.max(1, Math.round((picture.height * width) / picture.width));
  const image = `<img src="${escapeHtml(absolute(src, place))}" width="${width}" height="${height}" alt="${escapeHtml(alt)}">`;
  return `<figure>${image}${captionHtml([caption, credit], directionOf(place.language))}</figure>`;
}

/** A film or sound: the element, with a link in it for readers that show none. */
function recordingHtml(block: Extract<Block, { type: 'film' | 'sound' }>, place: Place, attributes: string): string {
  const base = directionOf(place.language);
  const { sources, tracks, title, caption, credit, transcript } = block;
  const tag = block.type === 'film' ? 'video' : 'audio';
  const look = block.type === 'film' && block.poster ? attributesOf({ poster: absolute(block.poster.src, place) }) : '';
  const files = sources.map(({ src, type }) => `<source${attributesOf({ src: absolute(src, place), type })}>`);
  const texts = tracks.map(
    ({ src, kind, lang, label }) =>
      `<track${attributesOf({ src: absolute(src, place), kind, ...(lang && { srclang: lang }), ...(label && { label }) })}>`,
  );
  const link = `<a${attributesOf({ href: absolute(sources[0]!.src, place) })}>${wordsHtml(title ?? caption ?? sources[0]!.src, base)}</a>`;
  const said = transcript.map((text) => `<p>${wordsHtml(text, base)}</p>`).join('');
  return `<figure${attributes}><${tag} controls preload="none"${look}>${files.join('')}${texts.join('')}${link}</${tag}>${captionHtml([title, caption, credit], base)}</figure>${said}`;
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
  const said = 'content' in block ? inlineText(block.content) : block.type === 'list' ? listText(block.items) : '';
  const base = chosen ?? textDirection(said, place.language);
  const attributes = attributesOf({
    ...(block.anchor && { id: block.anchor }),
    ...directionAttributes({ ...block, dir: block.dir ?? (base === page ? undefined : base) }),
  });
  const words = (tag: string, text: string | null) => (text ? `<${tag}>${wordsHtml(text, base)}</${tag}>` : '');
  const cited = (cite: readonly Inline[] | null) => (cite ? `<p><cite>${wholeHtml(cite, place, base)}</cite></p>` : '');
  switch (block.type) {
    case 'paragraph':
      return `<p${attributes}>${wholeHtml(block.content, place, base)}</p>`;
    case 'heading':
      return `<h${block.level}${attributes}>${wholeHtml(block.content, place, base)}</h${block.level}>`;
    case 'quote':
      return `<blockquote${attributes}>${blocksHtml(block.blocks, place)}${cited(block.cite)}</blockquote>`;
    case 'pull-quote':
      return `<blockquote${attributes}>${blocksHtml(block.blocks, place)}${cited(block.cite)}</blockquote>`;
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul';
      const start = block.start === undefined ? '' : ` start="${block.start}"`;
      return `<${tag}${start}${attributes}>${block.items.map((entry) => item(entry, place, base)).join('')}</${tag}>`;
    }
    case 'picture':
      return figure(block.picture, place, block.width);
    case 'gallery':
      return `<section${attributes}>${words('h3', block.title)}${block.pictures.map((picture) => figure(picture, place)).join('')}${words('p', block.caption)}</section>`;
    case 'film':
    case 'sound':
      return recordingHtml(block, place, attributes);
    case 'player':
      return `<figure${attributes}><p><a href="${escapeHtml(block.url)}">${wordsHtml(block.title ?? block.caption ?? block.provider, base)}</a></p>${captionHtml([block.title === null ? null : block.caption, block.credit], base)}</figure>`;
    case 'fact-box':
    case 'warning':
      return `<aside${attributes}>${words('h3', block.title)}${blocksHtml(block.blocks, place)}</aside>`;
    case 'author-box':
      return `<aside${attributes}>${words('h3', block.name)}${block.portrait ? figure(block.portrait, place, portraitWidth) : ''}${blocksHtml(block.blocks, place)}</aside>`;
    case 'details':
      return `<details${attributes}><summary>${wholeHtml(block.summary, place, base)}</summary>${blocksHtml(block.blocks, place)}</details>`;
    case 'live-post': {
      const when = block.at
        ? `<time datetime="${escapeHtml(block.at)}">${wordsHtml(block.time ?? block.at, base)}</time>`
        : block.time && wordsHtml(block.time, base);
      const flag = block.breaking ? ` <strong>${breakingWord[place.language]}</strong>` : '';
      return `<section${attributes}>${when || flag ? `<p>${when ?? ''}${flag}</p>` : ''}${words('h3', block.title)}${blocksHtml(block.blocks, place)}</section>`;
    }
    case 'poem': {
      const verse = (halves: Verse) => halves.map((half) => wholeHtml(half, place, base)).join(' … ');
      const stanzas = block.stanzas.map((lines) => `<p>${lines.map(verse).join('<br>')}</p>`);
      return `<section${attributes}>${words('h3', block.title)}${stanzas.join('')}${cited(block.cite)}</section>`;
    }
    case 'post': {
      const by = [block.author, block.handle, block.date]
        .filter((part) => part !== null)
        .map((part) => wordsHtml(part, base));
      return `<blockquote${attributes}>${blocksHtml(block.blocks, place)}<p><a href="${escapeHtml(block.url)}">${[...by, escapeHtml(block.platform)].join(' – ')}</a></p></blockquote>`;
    }
    case 'footnotes': {
      const notes = block.notes.map(
        ({ id, label, blocks, referred }) =>
          `<div id="${idOf('note', id)}">${referred ? `<a href="#${idOf('mark', id)}">${escapeHtml(label)}</a>` : escapeHtml(label)} ${blocksHtml(blocks, place)}</div>`,
      );
      return `<section${attributes}>${words('h3', block.title)}${notes.join('')}</section>`;
    }
    case 'attachment':
      return `<p${attributes}><a href="${escapeHtml(absolute(block.href, place))}">${wordsHtml(block.title, base)}</a></p>`;
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
