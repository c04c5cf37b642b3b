import { type IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from 'node:http';

/**
 * Sends the keys of Surrogate-Key as Cache-Tag, too, which Cloudflare purges by. Here, because cached pages write their head without
 * Fastly; only where Cloudflare is set, because they are bytes of every page.
 */
export class TaggedResponse<Request extends IncomingMessage = IncomingMessage> extends ServerResponse<Request> {
  override writeHead(status: number, ...rest: unknown[]): this {
    const headers = rest.at(-1);
    const keys = keysIn(headers) ?? this.getHeader('surrogate-key');
    if (typeof keys === 'string' && keys) this.setHeader('cache-tag', keys.replaceAll(' ', ','));
    return super.writeHead(status, ...(rest as [OutgoingHttpHeaders]));
  }
}

/** From an object, or from names and values in turn. */
function keysIn(headers: unknown): unknown {
  if (Array.isArray(headers)) {
    const at = headers.indexOf('surrogate-key');
    return at < 0 ? undefined : headers[at + 1];
  }
  return typeof headers === 'object' && headers !== null
    ? (headers as OutgoingHttpHeaders)['surrogate-key']
    : undefined;
}
