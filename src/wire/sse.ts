/** An event of a stream, or a comment, which servers send to show that the connection is alive. */
export type StreamPiece = { kind: 'event'; id: string; name: string; data: string } | { kind: 'comment' };

/**
 * Reads an event stream (HTML standard, 9.2.6) from a fetched body. EventSource hides comments, and with them
 * whether a proxy lets the stream through, and cannot send the position with its first request.
 */
export async function* readStream(body: ReadableStream<Uint8Array>): AsyncGenerator<StreamPiece> {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let rest = '';
  let id = '';
  let name = '';
  let data: string[] = [];
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      rest += decoder.decode(value, { stream: true });
      // A carriage return at the end may be half of a CRLF.
      const lines = rest.split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (line === '') {
          if (data.length > 0) yield { kind: 'event', id, name: name || 'message', data: data.join('\n') };
          name = '';
          data = [];
        } else if (line.startsWith(':')) yield { kind: 'comment' };
        else {
          const colon = line.indexOf(':');
          const field = colon < 0 ? line : line.slice(0, colon);
          const text = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
          if (field === 'id') id = text;
          else if (field === 'event') name = text;
          else if (field === 'data') data.push(text);
        }
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
