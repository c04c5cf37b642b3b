import { createHash } from 'node:crypto';

/** A weak tag: the same for every encoding of the same bytes. */
export function weakTag(bytes: Buffer): string {
  return `W/"${createHash('sha1').update(bytes).digest('base64url')}"`;
}

/** Whether a request's If-None-Match names this tag. Cache-Control of the request is ignored: a 304 is right for a reload, too. */
export function matchesTag(ifNoneMatch: string | undefined, etag: string): boolean {
  return ifNoneMatch?.split(',').some((tag) => [etag, '*'].includes(tag.trim())) ?? false;
}
