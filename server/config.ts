import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { newsroomFile as newsroomSchema, type NewsroomFile } from '#contract/newsroom.ts';
import { DataDirectoryUnusable, prepareDataDirectory } from './data-directory.ts';
import { fileReason } from './start-reason.ts';

/** Something that a person has to put right before the server can start; its message is one clear sentence. */
export class StartError extends Error {}

export type Config = {
  port: number;
  host: string;
  /** Absolute path. */
  dataDir: string;
  databaseUrl?: string | undefined;
  /** Without a slash at its end. */
  publicUrl?: string | undefined;
  /** Whose X-Forwarded-For and -Proto count: addresses, networks, and the names of some. */
  trustedProxies: string[];
  /** Value of Strict-Transport-Security; null sends none. */
  hsts: string | null;
  pushSecret: string;
  /** Whether the secret lies in `DATA_DIR/push-secret` (else it came from PUSH_SECRET). */
  pushSecretGenerated: boolean;
  newsroomFile: string;
  newsroom: NewsroomFile;
  sample: boolean;
  /** Custom field of Superdesk (in `extra`) that pairs translations. */
  translationField: string;
  firstView: boolean;
  logger: boolean;
};

const projectRoot = fileURLToPath(new URL('..', import.meta.url));
const onOff = z.enum(['on', 'off'], 'on or off');
const settings = z.object({
  PORT: z.coerce
    .number('a port number')
    .int('a port number')
    .min(0, 'a port number')
    .max(65_535, 'a port number')
    .default(3000),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'an address like postgres://user:password@host/database')
    .optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'an address like https://news.example' }).optional(),
  TRUSTED_PROXIES: z
    .string()
    .transform((list) => list.split(/[\s,]+/).filter(Boolean))
    .refine(
      (list) => list.every(isProxy) && (list.length === 1 || !list.includes('none')),
      'addresses and networks like 192.0.2.7, 10.0.0.0/8, or loopback, or none',
    )
    .transform((list) => list.filter((each) => each !== 'none'))
    .default(['loopback']),
  HSTS: z.enum(['off', 'on', 'subdomains'], 'off, on or subdomains').default('off'),
  // Any length: the newsroom's system decides what it can send. A short one gets a warning at the start.
  PUSH_SECRET: z.string().optional(),
  NEWSROOM: z.string().default('content/newsroom.json'),
  SAMPLE: onOff.optional(),
  FIRST_VIEW: onOff.default('on'),
  SUPERDESK_TRANSLATION_FIELD: z.string().default('translationgroup'),
  LOG: onOff.default('off'),
});

/** The data directory as an absolute path, without looking at it. */
export const dataDirOf = (env: NodeJS.ProcessEnv): string => resolve(projectRoot, env.DATA_DIR || './data');

/** Names that stand for well-known networks. */
const networks = ['loopback', 'linklocal', 'uniquelocal', 'none'];

function isProxy(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  if (networks.includes(text)) return true;
  const family = isIP(address);
  if (family === 0 || address.includes('%') || more.length > 0) return false;
  return (
    bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= (family === 4 ? 32 : 128))
  );
}

const aYear = 'max-age=31536000';
const hstsOf = { off: null, on: aYear, subdomains: `${aYear}; includeSubDomains` };

/** Reads the environment (empty values count as not given); a StartError names the setting that is wrong. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const given = settings.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')));
  if (!given.success) {
    const issue = given.error.issues[0]!;
    throw new StartError(`The setting ${issue.path.join('.')} should be ${issue.message}.`);
  }
  const read = given.data;
  const dataDir = dataDirOf(env);
  const newsroomFile = isAbsolute(read.NEWSROOM) ? read.NEWSROOM : resolve(projectRoot, read.NEWSROOM);
  const newsroom = readNewsroom(newsroomFile);
  try {
    prepareDataDirectory(dataDir);
  } catch (error) {
    throw error instanceof DataDirectoryUnusable ? new StartError(error.message) : error;
  }
  return {
    port: read.PORT,
    host: read.HOST,
    dataDir,
    databaseUrl: read.DATABASE_URL,
    publicUrl: read.PUBLIC_URL?.replace(/\/+$/, ''),
    trustedProxies: read.TRUSTED_PROXIES,
    hsts: hstsOf[read.HSTS],
    pushSecret: read.PUSH_SECRET ?? keptSecret(dataDir, 'push-secret'),
    pushSecretGenerated: read.PUSH_SECRET === undefined,
    newsroomFile,
    newsroom,
    sample: read.SAMPLE ? read.SAMPLE === 'on' : !read.PUSH_SECRET && !read.DATABASE_URL,
    translationField: read.SUPERDESK_TRANSLATION_FIELD,
    firstView: read.FIRST_VIEW === 'on',
    logger: read.LOG === 'on',
  };
}

/** Reads and checks the newsroom file. */
export function readNewsroom(file: string): NewsroomFile {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new StartError(`The newsroom file ${file} cannot be read: the setting NEWSROOM names it.`);
  }
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    throw new StartError(
      `The newsroom file ${file} is not JSON: ${error instanceof Error ? error.message : 'unreadable'}.`,
    );
  }
  if (raw && typeof raw === 'object')
    raw = Object.fromEntries(Object.entries(raw).filter(([key]) => key !== '$schema'));
  const checked = newsroomSchema.safeParse(raw);
  if (!checked.success) {
    const issue = checked.error.issues[0]!;
    const path = issue.path
      .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
      .join('')
      .replace(/^\./, '');
    throw new StartError(`The newsroom file ${file} is wrong at ${path || 'its top'}: ${issue.message}.`);
  }
  const { logo } = checked.data;
  if (logo !== null && !existsSync(resolve(dirname(file), logo))) {
    throw new StartError(`The newsroom file ${file} is wrong at logo: there is no file ${logo} beside it.`);
  }
  return checked.data;
}

/** A secret that is made once and kept in DATA_DIR, readable by its owner only. */
function keptSecret(dataDir: string, name: string): string {
  const file = join(dataDir, name);
  const written = `${file}.${process.pid}.new`;
  try {
    if (secretIn(file) === null) {
      // Whole or not at all: a full disk leaves an empty file, and an empty secret would let everybody in.
      writeFileSync(written, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flush: true });
      if (existsSync(file)) rmSync(file);
      // Of two processes that start together, the second reads what the first has written.
      try {
        linkSync(written, file);
      } catch (error) {
        if (!existsSync(file)) throw error;
      }
    }
    return secretIn(file)!;
  } catch (error) {
    throw new StartError(`The file ${file} cannot be used: ${fileReason(error)}.`);
  } finally {
    rmSync(written, { force: true });
  }
}

/** Null where there is none yet, or where a full disk has left an empty file. */
const secretIn = (file: string): string | null => (existsSync(file) && readFileSync(file, 'utf8').trim()) || null;
