import type { Item } from '#contract/item.ts';
import type { Block } from '#contract/text.ts';
import type { FieldError, Warning } from './field-errors.ts';
import { blocksOfHtml, mostBlocks } from './html/html.ts';
import { longestHtml } from './html/html-tree.ts';
import { isHtml, isPlain } from './item-text.ts';
import { blocksOfPlainText } from './plain-text.ts';
import type { BodyContext } from './html/body-context.ts';

export type BodyResult = { blocks: Block[]; errors: FieldError[]; warnings: Warning[] };

// `richtext` is the name that the standard's own examples give to the HTML beside a plain main body.
const mainRoles = ['main', undefined, 'body', 'richtext', 'text', 'full'];

/** The body that readers get: HTML before plain text, role main before the others. */
export function bodyOf(
  item: Item,
  context: Omit<BodyContext, 'holdsBlock' | 'coming' | 'association' | 'flow' | 'picture'> & {
    picture: (source: string, association: string | null, path: string) => ReturnType<BodyContext['picture']>;
  },
): BodyResult {
  const none: BodyResult = { blocks: [], errors: [], warnings: [] };
  const bodies = (item.bodies ?? [])
    .map((body, at) => ({ ...body, at, rank: mainRoles.indexOf(body.role?.trim().toLowerCase()) }))
    .filter((body) => body.rank >= 0 && body.value.trim() !== '')
    .sort((one, other) => one.rank - other.rank || one.at - other.at);
  const chosen = bodies.find((body) => isHtml(body.contentType)) ?? bodies.find((body) => isPlain(body.contentType));
  if (!chosen) {
    const strange = bodies[0];
    if (!strange) return none;
    const message = `expected text/html, application/xhtml+xml or text/plain`;
    return { ...none, errors: [{ path: `bodies[${strange.at}].contentType`, message }] };
  }
  const path = `bodies[${chosen.at}].value`;
  if (!isHtml(chosen.contentType)) {
    if (chosen.value.length > longestHtml)
      return { ...none, errors: [{ path, message: `more than ${longestHtml} characters` }] };
    const looksLikeHtml = /<\/(p|div|h\d|ul|a|strong)>/i.test(chosen.value);
    const message = 'looks like HTML and is shown as plain text: say contentType text/html';
    const blocks = blocksOfPlainText(chosen.value);
    if (blocks.length > mostBlocks)
      return { ...none, errors: [{ path, message: `more than ${mostBlocks} paragraphs` }] };
    return { ...none, blocks, warnings: looksLikeHtml ? [{ path, message }] : [] };
  }
  const result = blocksOfHtml(chosen.value, {
    ...context,
    picture: (source, association) => context.picture(source, association, path),
  });
  return result.ok ? { ...none, blocks: result.blocks } : { ...none, errors: [{ path, message: result.message }] };
}
