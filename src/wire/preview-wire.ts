import type { DeskSession } from '#contract/desk.ts';
import type { PreviewAnswer } from '#contract/preview.ts';
import { missed, privateStream } from './streams/private-stream.ts';
import { request } from './request.ts';
import type { Wire } from './wire.ts';

/** The API of one shared draft. The cookie that `exchange` earns is the browser's alone; the token is stored nowhere. */
export type PreviewWire = ReturnType<typeof createPreviewWire>;

export function createPreviewWire({ base, fetch }: Pick<Wire, 'base' | 'fetch'>) {
  const path = (id: string) => `${base}/api/v1/previews/${encodeURIComponent(id)}`;
  const post = (url: string, body: unknown, headers: Record<string, string> = {}) =>
    request<void>(fetch, url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });

  return {
    exchange: (id: string, token: string) => post(`${path(id)}/open`, { token }),
    /** A link for signed-in editors is exchanged at the desk, where their cookie is sent. */
    async exchangeAsEditor(id: string, token: string): Promise<void> {
      const session = await request<DeskSession>(fetch, `${base}/api/v1/desk/session`);
      const url = `${base}/api/v1/desk/previews/${encodeURIComponent(id)}/open`;
      await post(url, { token }, { 'x-csrf': session.csrf ?? '' });
    },
    read: (id: string, signal?: AbortSignal) => request<PreviewAnswer>(fetch, path(id), { signal: signal ?? null }),
    exit: (id: string) => request<void>(fetch, `${path(id)}/open`, { method: 'DELETE' }),
    /** `version`: the preview has to be fetched (again). */
    listen: (id: string, listener: { version(): void; gone(): void; live(is: boolean): void }) =>
      privateStream({
        name: `sharit-preview-${id}`,
        oneOf: 'sharit-preview',
        url: `${path(id)}/stream`,
        fetch,
        onMessage: ({ name }) => {
          if (name === 'gone') listener.gone();
          else if (name === 'version' || name === 'ready' || name === missed) listener.version();
        },
        onLive: listener.live,
        onRefused: listener.version,
      }),
  };
}
