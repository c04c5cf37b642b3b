import { isIP } from 'node:net';
import { isAbsolute, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { NewsroomFile } from '#contract/newsroom.ts';
import { DataDirectoryUnusable, prepareDataDirectory } from './data-directory.ts';
import { readNewsroom } from './settings/newsroom-file.ts';
import { oidcOf, type OidcSettings, oidcSettings } from './settings/oidc-settings.ts';
import { missingPurgeSetting, purgeOf, purgeSettings, type PurgeSettings } from './settings/purge-settings.ts';
import { StartError } from './settings/start-error.ts';
import { storedSecret } from './settings/stored-secret.ts';
import { vapidOf, type VapidSettings, vapidSettings } from './settings/vapid-settings.ts';

export type Config = {
  port: number;
  host: string;
  /** Absolute path. */
  dataDir: string;
  databaseUrl?: string | undefined;
  /** Of PostgreSQL; milliseconds. */
  databaseLimits: { connections: number; deadline: number; lockTimeout: number };
  /** Without a trailing slash. */
  publicUrl?: string | undefined;
  /** Whose X-Forwarded-For and -Proto count: addresses, networks, and the names of some. */
  trustedProxies: string[];
  /** Value of Strict-Transport-Security; null sends none. */
  hsts: string | null;
  pushSecret: string;
  /** True if the secret is in `DATA_DIR/push-secret`, false if it came from PUSH_SECRET. */
  pushSecretGenerated: boolean;
  newsroomFile: string;
  newsroom: NewsroomFile;
  sample: boolean;
  /** Custom field of Superdesk (in `extra`) that pairs translations. */
  translationField: string;
  /** Whether files and sites may be fetched from private addresses. */
  allowPrivateNetwork: boolean;
  /** A WordPress to follow; null without one. */
  wordpress: {
    /** Without a trailing slash. */
    address: string;
    /** An application password, for drafts. */
    login: { user: string; password: string } | null;
    webhookSecret: string;
    /** True if the secret is in `DATA_DIR/wordpress-webhook-secret`. */
    webhookSecretGenerated: boolean;
  } | null;
  /** The identity provider of the desk's editors; null: they have passwords here. */
  oidc: OidcSettings | null;
  firstView: boolean;
  /** While false, browsers that have the service worker take it back. */
  serviceWorker: boolean;
  /** How long a process that is to stop still answers, so that its clients can go elsewhere. */
  drainSeconds: number;
  /** After so many days a superseded version is deleted; null: never. */
  keepVersionsDays: number | null;
  purge: PurgeSettings;
  /** Share of readers' page views whose web vitals are measured; 0: none. */
  vitalsSample: number;
  vapid: VapidSettings;
  logLevel: 'error' | 'warn' | 'info';
};

const projectRoot = fileURLToPath(new URL('..', import.meta.url));
const logLevels = { off: 'error', warn: 'warn', on: 'info' } as const;
const onOff = z.enum(['on', 'off'], 'on or off');
const aShare = 'a share from 0 to 1';

function between(min: number, max: number, unit: string, preset: number) {
  const error = `a number of ${unit} from ${min} to ${max}`;
  return z.coerce.number(error).min(min, error).max(max, error).default(preset);
}

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
  DATABASE_CONNECTIONS: between(1, 200, 'connections', 10),
  DATABASE_TIMEOUT: between(0.5, 5, 'seconds', 3),
  DATABASE_LOCK_TIMEOUT: between(0.1, 5, 'seconds', 2),
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
  // Of any length, since the newsroom's system may limit it; a short one causes a warning at start.
  PUSH_SECRET: z.string().optional(),
  NEWSROOM: z.string().default('content/newsroom.json'),
  SAMPLE: onOff.optional(),
  FIRST_VIEW: onOff.default('on'),
  SERVICE_WORKER: onOff.default('on'),
  DRAIN_SECONDS: between(0, 600, 'seconds', 0),
  KEEP_VERSIONS_DAYS: z.coerce
    .number('a number of days, 1 or more')
    .int('a number of days, 1 or more')
    .min(1, 'a number of days, 1 or more')
    .optional(),
  SUPERDESK_TRANSLATION_FIELD: z.string().default('translationgroup'),
  WORDPRESS_URL: z.url({ protocol: /^https?$/, error: 'an address like https://news.example' }).optional(),
  WORDPRESS_USER: z.string().optional(),
  WORDPRESS_PASSWORD: z.string().optional(),
  WORDPRESS_WEBHOOK_SECRET: z.string().min(16, 'of 16 characters or more').optional(),
  ALLOW_PRIVATE_NETWORK: z.enum(['0', '1'], '1 or 0').default('0'),
  ...purgeSettings,
  ...oidcSettings,
  WEB_VITALS_SAMPLE: z.coerce.number(aShare).min(0, aShare).max(1, aShare).default(0),
  ...vapidSettings,
  LOG: z.enum(['off', 'warn', 'on'], 'off, warn or on').default('off'),
});

/** Of every setting; `.env.example` has them all. */
export const settingNames: readonly string[] = Object.keys(settings.shape);

/** The absolute path of the data directory, which need not exist. */
export const dataDirOf = (env: NodeJS.ProcessEnv): string => resolve(projectRoot, env.DATA_DIR || './data');

/** Names for well-known networks. */
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

const oneYear = 'max-age=31536000';
const hstsOf = { off: null, on: oneYear, subdomains: `${oneYear}; includeSubDomains` };

/** Reads the settings from the environment (an empty value counts as missing); a StartError names a wrong one. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const parsed = settings.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')));
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    throw new StartError(`The setting ${issue.path.join('.')} should be ${issue.message}.`);
  }
  const read = parsed.data;
  const [given, missing] = missingPurgeSetting(read) ?? [];
  if (missing) throw new StartError(`The setting ${given} needs ${missing}, too.`);
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
    databaseLimits: {
      connections: Math.floor(read.DATABASE_CONNECTIONS),
      deadline: read.DATABASE_TIMEOUT * 1000,
      lockTimeout: read.DATABASE_LOCK_TIMEOUT * 1000,
    },
    publicUrl: read.PUBLIC_URL?.replace(/\/+$/, ''),
    trustedProxies: read.TRUSTED_PROXIES,
    hsts: hstsOf[read.HSTS],
    pushSecret: read.PUSH_SECRET ?? storedSecret(dataDir, 'push-secret'),
    pushSecretGenerated: read.PUSH_SECRET === undefined,
    newsroomFile,
    newsroom,
    sample: read.SAMPLE ? read.SAMPLE === 'on' : !read.PUSH_SECRET && !read.DATABASE_URL,
    translationField: read.SUPERDESK_TRANSLATION_FIELD,
    wordpress: wordpressOf(read, dataDir),
    allowPrivateNetwork: read.ALLOW_PRIVATE_NETWORK === '1',
    oidc: oidcOf(read),
    firstView: read.FIRST_VIEW === 'on',
    serviceWorker: read.SERVICE_WORKER === 'on',
    drainSeconds: read.DRAIN_SECONDS,
    keepVersionsDays: read.KEEP_VERSIONS_DAYS ?? null,
    purge: purgeOf(read),
    vitalsSample: read.WEB_VITALS_SAMPLE,
    vapid: vapidOf(read, dataDir),
    logLevel: logLevels[read.LOG],
  };
}

function wordpressOf(read: z.infer<typeof settings>, dataDir: string): Config['wordpress'] {
  const { WORDPRESS_URL: url, WORDPRESS_USER: user, WORDPRESS_PASSWORD: password } = read;
  if (!url) return null;
  if (!user !== !password)
    throw new StartError('The settings WORDPRESS_USER and WORDPRESS_PASSWORD belong together: give both, or neither.');
  const { origin, pathname, username } = new URL(url);
  if (username)
    throw new StartError('The setting WORDPRESS_URL should hold no password: give it as WORDPRESS_PASSWORD.');
  return {
    address: `${origin}${pathname.replace(/(\/wp-json)?\/*$/, '')}`,
    login: user && password ? { user, password } : null,
    webhookSecret: read.WORDPRESS_WEBHOOK_SECRET ?? storedSecret(dataDir, 'wordpress-webhook-secret'),
    webhookSecretGenerated: read.WORDPRESS_WEBHOOK_SECRET === undefined,
  };
}

/** What every item is read by. */
export const intakeSettingsOf = ({ newsroom, translationField, publicUrl, wordpress }: Config) => ({
  ...{ newsroom, translationField, origin: publicUrl },
  formerHosts: wordpress ? [new URL(wordpress.address).host] : [],
});
