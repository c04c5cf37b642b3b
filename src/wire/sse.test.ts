import { expect, it } from 'vitest';
import { readStream, type StreamPiece } from './sse.ts';

function body(...chunks: (string | Uint8Array)[]) {
  return new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks)
        controller.enqueue(typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk);
      controller.close();
    },
  });
}

async function all(stream: ReadableStream<Uint8Array>) {
  const pieces: StreamPiece[] = [];
  for await (const piece of readStream(stream)) pieces.push(piece);
  return pieces;
}

it('reads events and comments, whatever the pieces they come in', async () => {
  const text = 'retry: 2000\n: ok\n\nid: 7\nevent: item\ndata: {"a":\ndata: "ب"}\n\n:\n\n';
  const bytes = new TextEncoder().encode(text);
  const expected = [
    { kind: 'comment' },
    { kind: 'event', id: '7', name: 'item', data: '{"a":\n"ب"}' },
    { kind: 'comment' },
  ];
  expect(await all(body(text))).toEqual(expected);
  expect(await all(body(...[...bytes].map((byte) => Uint8Array.of(byte))))).toEqual(expected);
});

it('takes every kind of line end, and keeps the id until the next one', async () => {
  const pieces = await all(body('id: 1\r\ndata: a\r\n\r', '\ndata: b\r\r', 'data: never ended\n'));
  expect(pieces).toEqual([
    { kind: 'event', id: '1', name: 'message', data: 'a' },
    { kind: 'event', id: '1', name: 'message', data: 'b' },
  ]);
});
