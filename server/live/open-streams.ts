import type { ServerResponse } from 'node:http';

/** One reader's open stream. */
export type OpenStream = {
  response: ServerResponse;
  /** Id of the last event that was written to it; events up to it are not sent again. */
  lastId: number;
  /** Events that come while missed ones are still being read; null once it is live. */
  waiting: { id: number; bytes: Buffer }[] | null;
};

// A reader who has this much unread is not reading: the phone is in a tunnel, or worse. It comes back with its last id.
const patience = 64 * 1024;
/** Every stream hears something at least this often (seconds), so that proxies and readers know that it lives. */
const beatEvery = 15;
const beat = Buffer.from(':\n\n');

/** Everybody who listens on this process. */
export class OpenStreams {
  #streams = new Map<string, Set<OpenStream>>();
  #perAddress = new Map<string, number>();
  // Heartbeats are spread over the seconds: ten thousand in one go would hold up an event.
  #beats: Set<OpenStream>[] = Array.from({ length: beatEvery }, () => new Set());
  #second = 0;
  #opened = 0;
  #timer: NodeJS.Timeout;
  count = 0;

  constructor() {
    this.#timer = setInterval(() => this.#beat(), 1000);
    this.#timer.unref();
  }

  countOf(address: string): number {
    return this.#perAddress.get(address) ?? 0;
  }

  listening(language: string): boolean {
    return (this.#streams.get(language)?.size ?? 0) > 0;
  }

  /** Takes over a response whose head has been written. */
  add(language: string, response: ServerResponse, address: string, lastId: number): OpenStream {
    const stream: OpenStream = { response, lastId, waiting: [] };
    // A response has nobody else who hears of its errors, and an error that nobody hears ends the process.
    response.on('error', () => response.destroy());
    // Whoever left before this moment is not reported again: they take no place.
    if (response.closed) return stream;
    const peers = this.#streams.get(language) ?? new Set();
    this.#streams.set(language, peers.add(stream));
    const beats = this.#beats[this.#opened++ % beatEvery]!.add(stream);
    this.#perAddress.set(address, this.countOf(address) + 1);
    this.count += 1;
    response.once('close', () => {
      peers.delete(stream);
      beats.delete(stream);
      this.count -= 1;
      const others = this.countOf(address) - 1;
      if (others > 0) this.#perAddress.set(address, others);
      else this.#perAddress.delete(address);
    });
    return stream;
  }

  /** Sends what was missed, then what came meanwhile; from here on the stream is live. */
  goLive(stream: OpenStream, missed: Buffer, lastId: number): void {
    write(stream, missed);
    stream.lastId = Math.max(stream.lastId, lastId);
    const waiting = stream.waiting ?? [];
    stream.waiting = null;
    for (const { id, bytes } of waiting) send(stream, id, bytes);
  }

  /** The same bytes, made once, to all of a language. */
  broadcast(language: string, id: number, bytes: Buffer): void {
    for (const stream of this.#streams.get(language) ?? []) {
      if (stream.waiting) stream.waiting.push({ id, bytes });
      else send(stream, id, bytes);
    }
  }

  /** Ends all of them properly; readers come back, to another process perhaps, and say where they were. */
  close(): void {
    clearInterval(this.#timer);
    for (const streams of this.#streams.values()) for (const { response } of streams) response.end();
  }

  #beat(): void {
    this.#second = (this.#second + 1) % beatEvery;
    for (const stream of this.#beats[this.#second]!) if (!stream.waiting) write(stream, beat);
  }
}

function send(stream: OpenStream, id: number, bytes: Buffer): void {
  if (id <= stream.lastId) return;
  stream.lastId = id;
  write(stream, bytes);
}

function write({ response }: OpenStream, bytes: Buffer): void {
  if (bytes.length === 0 || response.destroyed || response.writableEnded) return;
  if (response.writableLength > patience) response.destroy();
  else response.write(bytes);
}
