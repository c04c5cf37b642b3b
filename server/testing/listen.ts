import type { StreamEvent } from '#contract/story.ts';

export type Listening = {
  status: number;
  headers: Headers;
  /** The next event; null when the server has ended the stream. */
  next(): Promise<StreamEvent | null>;
  /** Everything received so far, including comments. */
  text(): string;
  close(): Promise<void>;
};

/** Opens a stream as a browser would and reads it event by event. */
export async function openEventStream(url: string, headers: Record<string, string> = {}): Promise<Listening> {
  const abort = new AbortController();
  const answer = await fetch(url, { headers: { accept: 'text/event-stream', ...headers }, signal: abort.signal });
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  let rest = '';
  const next = async (): Promise<StreamEvent | null> => {
    for (;;) {
      const end = rest.indexOf('\n\n');
      if (end >= 0) {
        const block = rest.slice(0, end);
        rest = rest.slice(end + 2);
        const data = /^data: (.*)$/m.exec(block)?.[1];
        if (data) return JSON.parse(data) as StreamEvent;
      } else {
        const { done, value } = await reader.read();
        if (done) return null;
        text += value;
        rest += value;
      }
    }
  };
  return {
    status: answer.status,
    headers: answer.headers,
    next,
    text: () => text,
    close: async () => {
      abort.abort();
      await reader.cancel().catch(() => {});
    },
  };
}
