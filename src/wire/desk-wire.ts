import type {
  AuditAnswer,
  Board,
  DeskDraft,
  DeskEvent,
  DeskItems,
  DeskSession,
  DeskState,
  Differences,
  Share,
  ShareRequest,
} from '#contract/desk.ts';
import type { Language } from '#contract/language.ts';
import type { PreviewMinted } from '#contract/push.ts';
import { listen } from './private-events.ts';
import { request } from './request.ts';
import type { Wire } from './wire.ts';

export type DeskAsked = { state?: DeskState; q?: string; language?: Language; section?: string; cursor?: string };

/** The editors' API. Never persisted, never cached: every answer is `private, no-store`. */
export type DeskWire = ReturnType<typeof createDeskWire>;

export function createDeskWire({ base, fetch }: Pick<Wire, 'base' | 'fetch'>) {
  const root = `${base}/api/v1/desk`;
  let csrf = '';
  const remember = (session: DeskSession) => {
    csrf = session.csrf ?? '';
    return session;
  };
  const get = <T>(path: string, signal?: AbortSignal) =>
    request<T>(fetch, `${root}/${path}`, { signal: signal ?? null });
  const change = <T>(method: 'POST' | 'DELETE', path: string, body?: unknown) =>
    request<T>(fetch, `${root}/${path}`, {
      method,
      headers: { 'x-csrf': csrf, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      body: body === undefined ? null : JSON.stringify(body),
    });

  return {
    session: (signal?: AbortSignal) => get<DeskSession>('session', signal).then(remember),
    signIn: (name: string, password: string) =>
      change<DeskSession>('POST', 'session', { name, password }).then(remember),
    signOut: () => change<void>('DELETE', 'session'),
    signOutEverywhere: () => change<void>('DELETE', 'sessions'),
    items: (asked: DeskAsked, signal?: AbortSignal) => get<DeskItems>(`items${queryOf(asked)}`, signal),
    open: (uri: string, signal?: AbortSignal) => get<{ id: string }>(`open${queryOf({ uri })}`, signal),
    board: (id: string, signal?: AbortSignal) => get<Board>(`items/${id}`, signal),
    draft: (id: string, lang?: Language, signal?: AbortSignal) =>
      get<DeskDraft>(`items/${id}/draft${queryOf({ lang })}`, signal),
    differences: (id: string, asked: { from?: number; to?: number }, signal?: AbortSignal) =>
      get<Differences>(`items/${id}/differences${queryOf(asked)}`, signal),
    shares: (id: string, signal?: AbortSignal) => get<{ shares: Share[] }>(`items/${id}/previews`, signal),
    share: (id: string, wanted: ShareRequest) => change<PreviewMinted>('POST', `items/${id}/previews`, wanted),
    revoke: (preview: string) => change<void>('DELETE', `previews/${preview}`),
    audit: (asked: { cursor?: string; id?: string }, signal?: AbortSignal) =>
      get<AuditAnswer>(`audit${queryOf(asked)}`, signal),
    /** `changed` without an event: something may have been missed. */
    listen: (changed: (event?: DeskEvent) => void) =>
      listen(`${root}/stream`, () => changed(), { version: (data) => changed(data as DeskEvent) }),
  };
}

function queryOf(asked: Record<string, string | number | undefined>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(asked))
    if (value !== undefined && value !== '') params.set(name, `${value}`);
  const text = params.toString();
  return text && `?${text}`;
}

const desks = new WeakMap<object, DeskWire>();

/** One per wire: it keeps the session's token between requests. */
export function deskOf(wire: Pick<Wire, 'base' | 'fetch'>): DeskWire {
  const known = desks.get(wire) ?? createDeskWire(wire);
  desks.set(wire, known);
  return known;
}
