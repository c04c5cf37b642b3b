import type { ServerResponse } from 'node:http';
import { heartbeat, writeToStream } from './event-stream.ts';

/** One reader's open ticker stream. */
export type OpenStream = {
  response: ServerResponse;
  /** Id of the last event that was written to it; events up to it are not sent again. */
  lastId: number;
  /** Events that were broadcast while the missed ones are still being read; null once the stream is live. */
  waiting: { id: number; bytes: Buffer }[] | null;
};

/** Seconds between two heartbeats of a stream. */
const heartbeatInterval = 15;

/** All ticker streams that are open on this process, by language. */
export class OpenStreams {
  #streams = new Map<string, Set<OpenStream>>();
  #perAddress = new Map<string, number>();
  // Heartbeats are spread over the seconds: ten thousand in one go would hold up an event.
  #heartbeats: Set<OpenStream>[] = Array.from({ length: heartbeatInterval }, () => new Set());
  #second = 0;
  #opened = 0;
  #timer: NodeJS.Timeout;
  count = 0;

  constructor() {
    this.#timer = setInterval(() => this.#sendHeartbeats(), 1000);
    this.#timer.unref();
  }

  countOf(address: string): number {
    return this.#perAddress.get(address) ?? 0;
  }

  hasListeners(language: string): boolean {
    return (this.#streams.get(language)?.size ?? 0) > 0;
  }

  /** Adds a response whose head has been written. `lastId`: events up to it are not sent. */
  add(language: string, response: ServerResponse, address: string, lastId: number): OpenStream {
    const stream: OpenStream = { response, lastId, waiting: [] };
    // A client that left before this moment emits no further `close`, and must not be counted.
    if (response.closed) return stream;
    const peers = this.#streams.get(language) ?? new Set();
    this.#streams.set(language, peers.add(stream));
    const heartbeats = this.#heartbeats[this.#opened++ % heartbeatInterval]!.add(stream);
    this.#perAddress.set(address, this.countOf(address) + 1);
    this.count += 1;
    response.once('close', () => {
      peers.delete(stream);
      heartbeats.delete(stream);
      this.count -= 1;
      const remaining = this.countOf(address) - 1;
      if (remaining > 0) this.#perAddress.set(address, remaining);
      else this.#perAddress.delete(address);
    });
    return stream;
  }

  /** Sends the missed events, then those broadcast meanwhile; from here on the stream is live. */
  goLive(stream: OpenStream, missed: Buffer, lastId: number): void {
    writeToStream(stream.response, missed);
    stream.lastId = Math.max(stream.lastId, lastId);
    const waiting = stream.waiting ?? [];
    stream.waiting = null;
    for (const { id, bytes } of waiting) send(stream, id, bytes);
  }

  /** Sends the same bytes to every stream of a language. */
  broadcast(language: string, id: number, bytes: Buffer): void {
    for (const stream of this.#streams.get(language) ?? []) {
      if (stream.waiting) stream.waiting.push({ id, bytes });
      else send(stream, id, bytes);
    }
  }

  /** Ends all streams; readers connect again, to another process, with the id of their last event. */
  end(): void {
    for (const streams of this.#streams.values()) for (const { response } of streams) response.end();
  }

  close(): void {
    clearInterval(this.#timer);
    this.end();
  }

  #sendHeartbeats(): void {
    this.#second = (this.#second + 1) % heartbeatInterval;
    for (const stream of this.#heartbeats[this.#second]!)
      if (!stream.waiting) writeToStream(stream.response, heartbeat);
  }
}

function send(stream: OpenStream, id: number, bytes: Buffer): void {
  if (id <= stream.lastId) return;
  stream.lastId = id;
  writeToStream(stream.response, bytes);
}
