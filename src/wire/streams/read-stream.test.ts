import { expect, it } from 'vitest';
import { readStream, type StreamPiece } from './read-stream.ts';

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

it('reads events and comments, however they are split into chunks', async () => {
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

it('accepts every kind of line end, and repeats the last id', async () => {
  const pieces = await all(body('id: 1\r\ndata: a\r\n\r', '\ndata: b\r\r', 'data: never ended\n'));
  expect(pieces).toEqual([
    { kind: 'event', id: '1', name: 'message', data: 'a' },
    { kind: 'event', id: '1', name: 'message', data: 'b' },
  ]);
});

it('an event without data is none, but its id counts; a byte order mark and unknown fields are ignored', async () => {
  const pieces = await all(body('\uFEFFid: 4\nevent: item\n\n', 'color: red\ndata\n\n'));
  expect(pieces).toEqual([{ kind: 'event', id: '4', name: 'message', data: '' }]);
});

it('cancels the body when its reader stops', async () => {
  let canceled = false;
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new TextEncoder().encode(':\n\n')),
    cancel: () => void (canceled = true),
  });
  for await (const piece of readStream(endless)) {
    expect(piece).toEqual({ kind: 'comment' });
    break;
  }
  expect(canceled).toBe(true);
});
