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
  UnansweredAnswer,
} from '#contract/desk.ts';
import type { DeskAccounts, NewPassword } from '#contract/desk-accounts.ts';
import type { Hold, HoldChange, HeldStory, PublishedItems } from '#contract/hold.ts';
import type { PublishedScope } from '#contract/hold-actions.ts';
import type { DeskFrontEvent } from '#contract/curation.ts';
import { deskAlertsWire } from './alerts/desk-alerts-wire.ts';
import { curationWire } from './desk-curation.ts';
import type { DeskRole } from '#contract/roles.ts';
import type { Language } from '#contract/language.ts';
import type { PreviewMinted } from '#contract/push.ts';
import type { SourceAction, SourcesAnswer } from '#contract/sources.ts';
import { missed, type PrivateMessage, privateStream } from './streams/private-stream.ts';
import { queryString } from './query-string.ts';
import { request } from './request.ts';
import { WireError } from './wire-error.ts';
import type { Wire } from './wire.ts';

export type DeskItemsParams = { state?: DeskState; q?: string; language?: Language; section?: string; cursor?: string };

export type PublishedParams = {
  scope: PublishedScope;
  language: Language;
  q?: string;
  section?: string;
  cursor?: string;
};
export type AuditParams = { id?: string; who?: string; day?: string; cursor?: string };

const streamName = 'sharit-desk';

/** `changed` without an event: something may have been missed. */
export type DeskListener = {
  changed(event?: DeskEvent): void;
  /** A front or a ticker has changed, or who is at it. */
  curated(event: DeskFrontEvent): void;
  signedOut(): void;
};

function dispatch({ changed, curated, signedOut }: DeskListener, { name, data }: PrivateMessage): void {
  if (name === 'signed-out') signedOut();
  else if (name === 'version') changed(data as DeskEvent);
  else if (name === 'front') curated(data as DeskFrontEvent);
  else if (name === 'ready' || name === missed) changed();
}

/** The editors' API. Never persisted, never cached: every answer is `private, no-store`. */
export type DeskWire = ReturnType<typeof createDeskWire>;

export function createDeskWire({ base, fetch }: Pick<Wire, 'base' | 'fetch'>) {
  const root = `${base}/api/v1/desk`;
  let csrf = '';
  const storeToken = (session: DeskSession) => {
    csrf = session.csrf ?? '';
    return session;
  };
  const get = <T>(path: string, signal?: AbortSignal) =>
    request<T>(fetch, `${root}/${path}`, { signal: signal ?? null });
  const send = <T>(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown) =>
    request<T>(fetch, `${root}/${path}`, {
      method,
      headers: { 'x-csrf': csrf, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      body: body === undefined ? null : JSON.stringify(body),
    });
  /** Another tab may have signed in again since this one stored its token; being signed out already counts as success. */
  const leave = async (path: string): Promise<void> => {
    if (csrf === '') await get<DeskSession>('session').then(storeToken);
    if (csrf === '') return;
    try {
      await send<void>('DELETE', path);
    } catch (error) {
      const kind = error instanceof WireError ? error.kind : null;
      if (kind === 'unauthorized') return;
      if (kind !== 'forbidden') throw error;
      await get<DeskSession>('session').then(storeToken);
      if (csrf !== '') await send<void>('DELETE', path);
    }
  };

  return {
    session: (signal?: AbortSignal) => get<DeskSession>('session', signal).then(storeToken),
    signIn: (name: string, password: string) =>
      send<DeskSession>('POST', 'session', { name, password }).then(storeToken),
    signOut: () => leave('session'),
    signOutEverywhere: () => leave('sessions'),
    items: (params: DeskItemsParams, signal?: AbortSignal) => get<DeskItems>(`items${queryString(params)}`, signal),
    open: (uri: string, signal?: AbortSignal) => get<{ id: string }>(`open${queryString({ uri })}`, signal),
    board: (id: string, signal?: AbortSignal) => get<Board>(`items/${id}`, signal),
    draft: (id: string, lang?: Language, signal?: AbortSignal) =>
      get<DeskDraft>(`items/${id}/draft${queryString({ lang })}`, signal),
    differences: (id: string, params: { from?: number; to?: number }, signal?: AbortSignal) =>
      get<Differences>(`items/${id}/differences${queryString(params)}`, signal),
    shares: (id: string, signal?: AbortSignal) => get<{ shares: Share[] }>(`items/${id}/previews`, signal),
    share: (id: string, body: ShareRequest) => send<PreviewMinted>('POST', `items/${id}/previews`, body),
    revoke: (preview: string) => send<void>('DELETE', `previews/${preview}`),
    unanswered: (signal?: AbortSignal) => get<UnansweredAnswer>('unanswered', signal),
    sources: (signal?: AbortSignal) => get<SourcesAnswer>('sources', signal),
    actOnSource: (name: string, action: SourceAction) => send<void>('POST', 'sources', { name, action }),
    published: (params: PublishedParams, signal?: AbortSignal) =>
      get<PublishedItems>(`published${queryString(params)}`, signal),
    hold: (id: string, signal?: AbortSignal) => get<HeldStory>(`items/${id}/hold`, signal),
    changeHold: (id: string, change: HoldChange) => send<Hold>('POST', `items/${id}/hold`, change),
    accounts: (signal?: AbortSignal) => get<DeskAccounts>('accounts', signal),
    addAccount: (account: { name: string; role: DeskRole }) => send<NewPassword>('POST', 'accounts', account),
    changeRole: (account: number, change: { role: DeskRole; was: DeskRole }) =>
      send<void>('POST', `accounts/${account}/role`, change),
    resetPassword: (account: number) => send<NewPassword>('POST', `accounts/${account}/password`),
    endAccount: (account: number) => send<void>('DELETE', `accounts/${account}`),
    ...curationWire(get, send),
    ...deskAlertsWire(get, send),
    audit: (params: AuditParams, signal?: AbortSignal) => get<AuditAnswer>(`audit${queryString(params)}`, signal),
    listen: ({ live, ...listener }: DeskListener & { live(is: boolean): void }) =>
      privateStream({
        name: streamName,
        url: `${root}/stream`,
        fetch,
        onMessage: (message) => dispatch(listener, message),
        onLive: live,
        // A 404 is a proxy's, while the server starts.
        onRefused: (status) => status === 401 && listener.signedOut(),
      }),
    /** Receives what the stream of the surrounding page broadcasts, without opening one. */
    listenToTabs(listener: DeskListener): () => void {
      const channel = new BroadcastChannel(streamName);
      channel.addEventListener('message', ({ data }: MessageEvent<{ type: string; message: PrivateMessage }>) => {
        if (data.type === 'message') dispatch(listener, data.message);
      });
      return () => channel.close();
    },
  };
}

const desks = new WeakMap<object, DeskWire>();

/** One per wire: it holds the session's CSRF token. */
export function deskOf(wire: Pick<Wire, 'base' | 'fetch'>): DeskWire {
  const known = desks.get(wire) ?? createDeskWire(wire);
  desks.set(wire, known);
  return known;
}
