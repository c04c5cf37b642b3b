import { createHash } from 'node:crypto';

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

type Policy = {
  script: string;
  style: string;
  /** A frame of the desk: the only page that may be framed. */
  framed?: boolean;
};

/**
 * The policy of every page. Two inline elements are allowed, by hashes that are constant per build: the boot script and the
 * style sheet. Trusted Types keep strings from becoming scripts; the one policy (`sharit`) is for worker URLs.
 * Style attributes carry section colours and the reader's text size.
 */
export function contentSecurityPolicy({ script, style, framed = false }: Policy): string {
  return [
    // Covers fonts, streams, the manifest, workers and the desk's frames: short, because every page is sent with it.
    "default-src 'self'",
    `script-src 'self' ${hashOf(script)}`,
    `style-src 'self' ${hashOf(style)}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
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
