import { createParser } from 'eventsource-parser';

/** An event of a stream, or a comment, which servers send to show that the connection is alive. */
export type StreamPiece = { kind: 'event'; id: string; name: string; data: string } | { kind: 'comment' };

/**
 * Reads an event stream from a fetched body. EventSource hides comments, and with them whether a proxy lets the stream through, and
 * cannot send the position with its first request.
 */
export async function* readStream(body: ReadableStream<Uint8Array>): AsyncGenerator<StreamPiece> {
  const pieces: StreamPiece[] = [];
  // As in EventSource, an event without an id has that of the last one.
  let id = '';
  const parser = createParser({
    onId: (next) => (id = next),
    onEvent: ({ event: name = 'message', data }) => pieces.push({ kind: 'event', id, name, data }),
    onComment: () => pieces.push({ kind: 'comment' }),
  });
  const decoder = new TextDecoder();
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      parser.feed(decoder.decode(value, { stream: true }));
      yield* pieces.splice(0);
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
