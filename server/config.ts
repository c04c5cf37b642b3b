import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { newsroom as newsroomSchema, type Newsroom } from '#contract/newsroom.ts';

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
  pushSecret: string;
  /** Whether the secret lies in `DATA_DIR/push-secret` (else it came from PUSH_SECRET). */
  pushSecretGenerated: boolean;
  newsroomFile: string;
  newsroom: Newsroom;
  sample: boolean;
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
  // Any length: the newsroom's system decides what it can send. A short one gets a warning at the start.
  PUSH_SECRET: z.string().optional(),
  NEWSROOM: z.string().default('content/newsroom.json'),
  SAMPLE: onOff.optional(),
  FIRST_VIEW: onOff.default('on'),
  LOG: onOff.default('off'),
});

/** Reads the environment (empty values count as not given); a StartError names the setting that is wrong. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const given = settings.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')));
  if (!given.success) {
    const issue = given.error.issues[0]!;
    throw new StartError(`The setting ${issue.path.join('.')} should be ${issue.message}.`);
  }
  const read = given.data;
  const dataDir = resolve(projectRoot, read.DATA_DIR);
  const newsroomFile = isAbsolute(read.NEWSROOM) ? read.NEWSROOM : resolve(projectRoot, read.NEWSROOM);
  const newsroom = readNewsroom(newsroomFile);
  return {
    port: read.PORT,
    host: read.HOST,
    dataDir,
    databaseUrl: read.DATABASE_URL,
    publicUrl: read.PUBLIC_URL?.replace(/\/+$/, ''),
    pushSecret: read.PUSH_SECRET ?? keptSecret(dataDir, 'push-secret'),
    pushSecretGenerated: read.PUSH_SECRET === undefined,
    newsroomFile,
    newsroom,
    sample: read.SAMPLE ? read.SAMPLE === 'on' : !read.PUSH_SECRET && !read.DATABASE_URL,
    firstView: read.FIRST_VIEW === 'on',
    logger: read.LOG === 'on',
  };
}

/** Reads and checks the newsroom file. */
export function readNewsroom(file: string): Newsroom {
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
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    if (!existsSync(file)) {
      // `wx`: of two processes that start together, the second reads what the first has written.
      try {
        writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
      } catch (error) {
        if (!existsSync(file)) throw error;
      }
    }
    chmodSync(file, 0o600);
    return readFileSync(file, 'utf8').trim();
  } catch {
    throw new StartError(`The data directory ${dataDir} cannot be written to: the setting DATA_DIR names it.`);
  }
}
