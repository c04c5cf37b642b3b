import type { SuperdeskItem } from '#contract/ninjs/superdesk-item.ts';
import { safeHref } from '../html/attributes.ts';
import type { Warning } from '../field-errors.ts';
import { escapeText } from '../html/escape.ts';

/** The newsroom's own fields: words of one, and the players of embed fields as HTML that stands after the text. */
export function fromExtra(extra: SuperdeskItem['extra']): { text(name: string): string | undefined; embeds: string } {
  const embeds = Object.values(extra ?? {}).flatMap((value) => {
    const { embed, description } = (typeof value === 'object' && value !== null ? value : {}) as Record<
      string,
      unknown
    >;
    if (typeof embed !== 'string' || !embed.trim()) return [];
    const words = typeof description === 'string' && description.trim();
    return [`<figure>${embed}${words ? `<figcaption>${escapeText(words)}</figcaption>` : ''}</figure>`];
  });
  return {
    text: (name) => {
      const value = extra?.[name];
      return typeof value === 'string' || typeof value === 'number' ? String(value).trim() || undefined : undefined;
    },
    embeds: embeds.join(''),
  };
}

const attachmentLink = /<a\b([^<>]*?)\sdata-attachment\s*=\s*"([^"<>]*)"([^<>]*)>/gi;

/** Links of the text to attachments get the attachment's address; what has none, and what no link names, is warned of. */
export function withAttachments(
  html: string,
  sent: SuperdeskItem['attachments'],
  warnings: Warning[],
  path: string,
): string {
  const attachments = (Array.isArray(sent) ? sent : Object.values(sent ?? {})).slice(0, 200);
  const named = new Set<string>();
  const linked = html.replace(attachmentLink, (_link, before: string, id: string, after: string) => {
    named.add(id);
    const attachment = attachments.find((each) => each.id === id);
    // Superdesk's own address is inside its network; the file was pushed under its media id.
    const media = attachment?.media && `/api/v1/push/assets/${encodeURIComponent(attachment.media)}`;
    const href = media || safeHref(attachment?.href ?? null);
    if (!href)
      warnings.push({ path, message: `the attachment ${id.slice(0, 100)} has no address: its link is plain text` });
    return href ? `<a${before} href="${escapeText(href)}"${after}>` : `<a${before}${after}>`;
  });
  attachments.forEach(({ id, title }, at) => {
    if (id === undefined || !named.has(id))
      warnings.push({
        path: `attachments[${at}]`,
        message: `attachment not shown, since no link of the text names it: ${(title ?? '').slice(0, 100)}`,
      });
  });
  return linked;
}
