import type { Item } from '#contract/ninjs/item.ts';
import type { Block } from '#contract/text.ts';
import { plainText } from '#words/block-text.ts';
import type { FieldError, Warning } from './field-errors.ts';
import { blocksOfHtml, htmlToText, mostBlocks } from './html/html.ts';
import { longestHtml } from './html/html-tree.ts';
import { isHtml, isPlain, roleOf } from './item-text.ts';
import { blocksOfPlainText } from './plain-text.ts';
import type { BodyInput } from './html/body-context.ts';

export type BodyResult = { blocks: Block[]; errors: FieldError[]; warnings: Warning[] };
type Body = NonNullable<Item['bodies']>[number] & { at: number; rank: number };

// `richtext` is the name that the standard's own examples give to the HTML beside a plain main body.
const mainRoles = ['main', undefined, 'body', 'richtext', 'text', 'full'];

/** The body that readers get: HTML before plain text, role main before the others; one that stands alone, whatever its role. */
export function bodyOf(
  item: Item,
  context: Omit<BodyInput, 'picture'> & {
    picture: (source: string, association: string | null, path: string) => ReturnType<BodyInput['picture']>;
  },
): BodyResult {
  const none: BodyResult = { blocks: [], errors: [], warnings: [] };
  const bodies = (item.bodies ?? [])
    .map((body, at): Body => ({ ...body, at, rank: mainRoles.indexOf(roleOf(body) || undefined) }))
    .filter((body) => !['dateline', 'left-out'].includes(roleOf(body) ?? '') && body.value.trim() !== '')
    .sort((one, other) => (one.rank < 0 ? 99 : one.rank) - (other.rank < 0 ? 99 : other.rank) || one.at - other.at);
  const named = bodies.filter(({ rank }) => rank >= 0);
  const of = (list: Body[], fits: (contentType: string | undefined) => boolean) =>
    list.find((body) => fits(body.contentType));
  const chosen = of(named, isHtml) ?? of(named, isPlain) ?? of(bodies, isHtml) ?? of(bodies, isPlain);
  if (!chosen) {
    const strange = bodies[0];
    if (!strange) return { ...none, warnings: emptyBodies(item) };
    const message = `expected text/html, application/xhtml+xml or text/plain`;
    return { ...none, errors: [{ path: `bodies[${strange.at}].contentType`, message }] };
  }
  const path = `bodies[${chosen.at}].value`;
  const read = isHtml(chosen.contentType) ? readHtml(chosen, path, context) : readPlain(chosen, path);
  if (read.errors.length > 0) return read;
  const warnings = [...read.warnings, ...notShown(bodies, chosen, read.blocks)];
  if (read.blocks.length === 0) warnings.unshift({ path, message: 'the body gave no text' });
  return { ...read, warnings };
}

function readPlain({ value }: Body, path: string): BodyResult {
  const refused = (message: string): BodyResult => ({ blocks: [], errors: [{ path, message }], warnings: [] });
  if (value.length > longestHtml) return refused(`more than ${longestHtml} characters`);
  const blocks = blocksOfPlainText(value);
  if (blocks.length > mostBlocks) return refused(`more than ${mostBlocks} paragraphs`);
  const looksLikeHtml = /<\/(p|div|h\d|ul|a|strong)>/i.test(value);
  const message = 'looks like HTML and is shown as plain text: say contentType text/html';
  return { blocks, errors: [], warnings: looksLikeHtml ? [{ path, message }] : [] };
}

function readHtml({ value }: Body, path: string, context: Parameters<typeof bodyOf>[1]): BodyResult {
  const result = blocksOfHtml(value, {
    ...context,
    picture: (source, association) => context.picture(source, association, path),
  });
  if (!result.ok) return { blocks: [], errors: [{ path, message: result.message }], warnings: [] };
  return { blocks: result.blocks, errors: [], warnings: result.warnings.map((message) => ({ path, message })) };
}

function emptyBodies(item: Item): Warning[] {
  return (item.bodies ?? []).flatMap((body, at) =>
    ['dateline', 'left-out'].includes(roleOf(body) ?? '') || body.value.trim()
      ? []
      : [{ path: `bodies[${at}].value`, message: 'the body gave no text' }],
  );
}

/** Only one body is shown. Nothing is lost if the other one has the same words, such as plain text beside HTML. */
function notShown(bodies: readonly Body[], chosen: Body, blocks: readonly Block[]): Warning[] {
  const words = (text: string) => (text.match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
  const shown = words(plainText(blocks));
  return bodies.flatMap((body) => {
    const text = isHtml(body.contentType) ? htmlToText(body.value) : body.value;
    if (body === chosen || shown.includes(words(text))) return [];
    const message = `a second body, not shown: readers get bodies[${chosen.at}]${chosen.role ? ` (${chosen.role.slice(0, 50)})` : ''}`;
    return [{ path: `bodies[${body.at}]`, message }];
  });
}
