import { act, waitFor } from '@testing-library/react';
import { expect } from 'vitest';
import type { StreamEvent } from '#contract/story.ts';
import { answer } from './api.ts';

/** Answers the Arabic ticker stream. Returns a function that sends an event over it, once it is connected. */
export function answerStream(): (event: StreamEvent) => Promise<void> {
  let controller!: ReadableStreamDefaultController<Uint8Array>;
  answer(
    'ar/ticker/stream',
    () =>
      new Response(new ReadableStream<Uint8Array>({ start: (started) => void (controller = started) }), {
        headers: { 'content-type': 'text/event-stream' },
      }),
  );
  return async (event) => {
    await waitFor(() => expect(controller).toBeDefined());
    const text = `id: ${event.id}\nevent: ${event.event}\ndata: ${JSON.stringify(event)}\n\n`;
    await act(async () => controller.enqueue(new TextEncoder().encode(text)));
  };
}
