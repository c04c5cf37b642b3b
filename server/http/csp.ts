import { createHash } from 'node:crypto';
import { allowedPlayers, knownPlayers } from '#contract/players.ts';

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

type Policy = {
  script: string;
  styles: readonly string[];
  /** A frame of the desk: the only page that may be framed. */
  framed?: boolean;
  /** The newsroom's `players`. */
  players?: readonly string[] | undefined;
};

/** Hosts of the players that open after a tap, and of films that are played from elsewhere: those that the newsroom file names itself. */
function hostsOf(players: readonly string[] | undefined): { frames: string; films: string } {
  const hosts = allowedPlayers(players).flatMap((player) => player.hosts);
  const known = new Set(knownPlayers.flatMap((player) => player.hosts));
  // A name that is no host would spoil the directive.
  const sources = (names: readonly string[]) =>
    names
      .filter((host) => /^(\*\.)?[a-z0-9.-]+$/.test(host))
      .map((host) => ` https://${host}`)
      .join('');
  return { frames: sources(hosts), films: sources(hosts.filter((host) => !known.has(host))) };
}

/**
 * The policy of every page. Three inline elements are allowed, by hashes that are constant per build: the boot script and two
 * style sheets. Trusted Types keep strings from becoming scripts; the one policy (`sharit`) is for worker URLs.
 * Style attributes carry section colours and the reader's text size.
 */
export function contentSecurityPolicy({ script, styles, framed = false, players }: Policy): string {
  const { frames, films } = hostsOf(players);
  return [
    // Covers fonts, streams, the manifest, workers and the desk's frames: short, because every page is sent with it.
    "default-src 'self'",
    `script-src 'self' ${hashOf(script)}`,
    `style-src 'self' ${styles.map(hashOf).join(' ')}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    `frame-src 'self'${frames}`,
    // hls.js reads lists by script and plays what it makes of them.
    ...(films ? [`media-src 'self' blob:${films}`, `connect-src 'self'${films}`] : []),
    `frame-ancestors ${framed ? "'self'" : "'none'"}`,
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types sharit',
  ].join('; ');
}

/** Headers of every page, in addition to its policy. */
export const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), browsing-topics=()',
} as const;
