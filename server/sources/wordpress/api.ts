import { FetchError } from '../../fetching/address-guard.ts';
import type { Fetched, GuardedFetch } from '../../fetching/guarded-fetch.ts';
import { SourceError } from '../source.ts';

export type Login = { user: string; password: string };
export type Params = Record<string, string | number | undefined>;
export type Answer = {
  status: number;
  body: unknown;
  /** WordPress's own name for an error; null of an answer that is none, or that did not come from WordPress. */
  code: string | null;
  /** Of a list: how many entries and pages there are; null where something between us removes the header. */
  total: number | null;
  pages: number | null;
  /** The clock of the site. */
  at: Date;
};
export type WordPressApi = {
  /** `https://news.example`, as the site calls itself. */
  home: string;
  namespaces: string[];
  /** Where the site redirects to, if that is no place for the password of its settings. */
  elsewhere: string | null;
  /** Rejects with a SourceError where no answer can be had; 4xx are answers. */
  ask(route: string, params?: Params): Promise<Answer>;
};

/**
 * Of one request, which a smaller one may do without: its answer is too large or no JSON, it fails, or it takes too long. `mayPass`:
 * the same request may have an answer later.
 */
export class UnreadableAnswer extends SourceError {
  readonly mayPass: boolean;

  constructor(message: string, { mayPass = false, seconds = 0 } = {}) {
    super(message, { seconds });
    this.mayPass = mayPass;
  }
}

// A page of a hundred long posts has some megabytes; one with a hundred pasted pictures is asked for in parts.
const mostBytes = 32 * 1024 * 1024;
const timeout = 45_000;
const mostAttempts = 3;
/** Seconds between two attempts. */
const longestWait = 10;

/** Finds the REST API of a site: at /wp-json/, or without pretty addresses at ?rest_route=. */
export async function findApi(
  fetch: GuardedFetch,
  address: string,
  login: Login | null,
  signal: AbortSignal,
): Promise<WordPressApi> {
  const roots = [`${address}/wp-json/`, `${address}/?rest_route=/`];
  let why = `${address} has no REST API of WordPress`;
  for (const typed of roots) {
    const { root, elsewhere } = login ? await redirected(fetch, typed, signal) : { root: typed, elsewhere: null };
    const ask = askOf(fetch, root, login, signal);
    const { body, status, code } = await ask('/').catch((error: unknown) => {
      if (error instanceof UnreadableAnswer && !error.mayPass) return { body: null, status: 0, code: null };
      throw error;
    });
    const found = body as { home?: unknown; namespaces?: unknown } | null;
    if (status === 200 && Array.isArray(found?.namespaces) && found.namespaces.includes('wp/v2')) {
      const home = typeof found.home === 'string' && URL.canParse(found.home) ? found.home : address;
      return { home: home.replace(/\/+$/, ''), namespaces: found.namespaces.map(String), elsewhere, ask };
    }
    if (code) why = `the REST API of ${address} is closed (${code}, ${status})`;
  }
  throw new SourceError(why);
}

/**
 * Where the API really answers. A redirect loses the login on its way, so that the address after it has to be asked: the same host, with
 * https or `www.`; a password is sent to no other.
 */
async function redirected(
  fetch: GuardedFetch,
  root: string,
  signal: AbortSignal,
): Promise<{ root: string; elsewhere: string | null }> {
  const { url } = await once(fetch, root, { accept: 'application/json' }, signal);
  const [from, to] = [new URL(root), new URL(url)];
  if (to.origin === from.origin) return { root, elsewhere: null };
  const bare = ({ hostname }: URL) => hostname.replace(/^www\./, '');
  const isSafe = bare(from) === bare(to) && (to.protocol === 'https:' || from.protocol === 'http:');
  return isSafe ? { root: to.href, elsewhere: null } : { root, elsewhere: to.origin };
}

function askOf(fetch: GuardedFetch, root: string, login: Login | null, signal: AbortSignal): WordPressApi['ask'] {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (login) headers['authorization'] = `Basic ${Buffer.from(`${login.user}:${login.password}`).toString('base64')}`;
  return async (route, params = {}) => {
    const url = urlOf(root, route, params);
    for (let attempt = 1; ; attempt++) {
      const answer = await once(fetch, url, headers, signal);
      const { status } = answer;
      if (status < 500 && status !== 429 && status !== 408) return readAnswer(answer);
      const wait = secondsToWait(answer.headers) ?? attempt;
      // A site that asks for more patience than that is left alone until then.
      if (attempt >= mostAttempts || wait > longestWait) {
        const message = `the site answers ${status}`;
        const seconds = secondsToWait(answer.headers) ?? 0;
        throw status >= 500
          ? new UnreadableAnswer(message, { mayPass: true, seconds })
          : new SourceError(message, { seconds });
      }
      await pause(wait * 1000, signal);
    }
  };
}

async function once(
  fetch: GuardedFetch,
  url: string,
  headers: Record<string, string>,
  signal: AbortSignal,
): Promise<Fetched> {
  try {
    return await fetch(url, { headers, signal, maxBytes: mostBytes, timeout });
  } catch (error) {
    if (!(error instanceof FetchError)) throw error;
    if (error.kind === 'too-large') throw new UnreadableAnswer(error.message);
    const message = `the site cannot be asked: ${error.message}`;
    if (error.kind === 'unreachable') throw new UnreadableAnswer(message, { mayPass: true });
    throw new SourceError(`${message} (a site in your own network: ALLOW_PRIVATE_NETWORK=1)`);
  }
}

function urlOf(root: string, route: string, params: Params): string {
  const url = new URL(root);
  const asParameter = url.searchParams.has('rest_route');
  if (asParameter) url.searchParams.set('rest_route', route);
  else url.pathname = `${url.pathname.replace(/\/$/, '')}${route}`;
  for (const [name, value] of Object.entries(params))
    if (value !== undefined) url.searchParams.set(name, String(value));
  return url.href;
}

function readAnswer({ status, headers, bytes }: Fetched): Answer {
  const body = parse(Buffer.from(bytes).toString('utf8'));
  if (body === undefined && status < 400) throw new UnreadableAnswer('the answer is no JSON');
  const code = (body as { code?: unknown } | null | undefined)?.code;
  const number = (name: string) => {
    const value = headers.get(name);
    return value === null || !/^\d+$/.test(value) ? null : Number(value);
  };
  return {
    status,
    body: body ?? null,
    code: typeof code === 'string' ? code : null,
    total: number('x-wp-total'),
    pages: number('x-wp-totalpages'),
    at: clockOf(headers.get('date')),
  };
}

function clockOf(date: string | null): Date {
  const said = Date.parse(date ?? '');
  return Number.isNaN(said) ? new Date() : new Date(said);
}

/** Plugins that are out of order print warnings of PHP before the JSON. */
function parse(text: string): unknown {
  for (const start of [0, text.search(/^[[{]/m), text.indexOf('[{"'), text.indexOf('{"')]) {
    if (start < 0) continue;
    try {
      return JSON.parse(text.slice(start).replace(/^\uFEFF/, ''));
    } catch {
      // Perhaps from a later place on.
    }
  }
  return undefined;
}

/** Seconds, or the moment at which they end; null if the site does not say it. */
function secondsToWait(headers: Headers): number | null {
  const value = headers.get('retry-after')?.trim();
  if (!value) return null;
  if (/^\d+$/.test(value)) return Number(value);
  const moment = Date.parse(value);
  return Number.isNaN(moment) ? null : Math.max(0, Math.ceil((moment - clockOf(headers.get('date')).getTime()) / 1000));
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(done, ms);
    function done() {
      signal.removeEventListener('abort', stop);
      resolve();
    }
    function stop() {
      clearTimeout(timer);
      reject(signal.reason as Error);
    }
    signal.addEventListener('abort', stop, { once: true });
  });
}
