import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig, settingNames } from './config.ts';
import { StartError } from './settings/start-error.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'sharit-config-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));
const read = (env: NodeJS.ProcessEnv = {}) => readConfig({ DATA_DIR: dataDir, ...env });

it('needs no setting', () => {
  expect(read({ PORT: '', NEWSROOM: '' })).toMatchObject({
    port: 3000,
    host: '127.0.0.1',
    sample: true,
    firstView: true,
    serviceWorker: true,
    pushSecretGenerated: true,
  });
});

it('has every setting in .env.example, and no other', () => {
  const example = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');
  const named = Array.from(example.matchAll(/^#?([A-Z_]+)=/gmu), ([, name]) => name);
  expect(new Set(named)).toEqual(new Set(settingNames));
});

it('generates the push secret once, readable by its owner only', () => {
  const { pushSecret } = read();
  expect(pushSecret.length).toBeGreaterThanOrEqual(40);
  expect(read().pushSecret).toBe(pushSecret);
  const file = join(dataDir, 'push-secret');
  expect(readFileSync(file, 'utf8').trim()).toBe(pushSecret);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

it('generates the push secret again if a full disk left an empty file', () => {
  const file = join(dataDir, 'push-secret');
  writeFileSync(file, '');
  expect(read().pushSecret.length).toBeGreaterThanOrEqual(40);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

it('uses a given secret, and then fills in no sample unless SAMPLE is on', () => {
  const PUSH_SECRET = 'sixteen letters!';
  expect(read({ PUSH_SECRET })).toMatchObject({ pushSecret: PUSH_SECRET, pushSecretGenerated: false, sample: false });
  expect(read({ PUSH_SECRET, SAMPLE: 'on' }).sample).toBe(true);
  expect(read({ PUSH_SECRET: '123456789' }).pushSecret).toBe('123456789');
  expect(read({ DATABASE_URL: 'postgres://localhost/sharit' }).sample).toBe(false);
});

it('trusts the proxies of the setting, else those on this machine', () => {
  expect(read().trustedProxies).toEqual(['loopback']);
  expect(read({ TRUSTED_PROXIES: '10.0.0.0/8, 192.0.2.7 2001:db8::/32,uniquelocal' }).trustedProxies).toEqual([
    '10.0.0.0/8',
    '192.0.2.7',
    '2001:db8::/32',
    'uniquelocal',
  ]);
  expect(read({ TRUSTED_PROXIES: 'none' }).trustedProxies).toEqual([]);
});

it('signs editors in with an identity provider if everything about it is set, and never without encryption', () => {
  const all = {
    OIDC_ISSUER: 'https://login.example/realms/news',
    OIDC_CLIENT_ID: 'desk',
    OIDC_CLIENT_SECRET: 'secret',
    OIDC_ROLES_CLAIM: 'realm_access.roles',
    PUBLIC_URL: 'https://news.example',
  };
  expect(read().oidc).toBeNull();
  expect(read(all).oidc).toMatchObject({ issuer: all.OIDC_ISSUER, rolesClaim: 'realm_access.roles' });
  for (const name of Object.keys(all)) expect(() => read({ ...all, [name]: '' })).toThrow(name);
  expect(() => read({ ...all, OIDC_ISSUER: 'http://login.example' })).toThrow('OIDC_ISSUER');
  expect(read({ ...all, OIDC_ISSUER: 'http://127.0.0.1:9000' }).oidc).not.toBeNull();
});

it('sends HSTS, and its subdomains, only if set', () => {
  expect(read({ PUBLIC_URL: 'https://news.example' }).hsts).toBeNull();
  expect(read({ HSTS: 'on' }).hsts).toBe('max-age=31536000');
  expect(read({ HSTS: 'subdomains' }).hsts).toBe('max-age=31536000; includeSubDomains');
});

const proxies =
  'The setting TRUSTED_PROXIES should be addresses and networks like 192.0.2.7, 10.0.0.0/8, or loopback, or none.';
describe('says in one sentence which setting is wrong', () => {
  it.each([
    [{ PORT: 'eighty' }, 'The setting PORT should be a port number.'],
    [{ PORT: '70000' }, 'The setting PORT should be a port number.'],
    [{ TRUSTED_PROXIES: 'proxy.example' }, proxies],
    [{ TRUSTED_PROXIES: '10.0.0.0/33' }, proxies],
    [{ TRUSTED_PROXIES: '10.0.0.0/8/8' }, proxies],
    [{ TRUSTED_PROXIES: '0.0.0.0/0' }, proxies],
    [{ TRUSTED_PROXIES: 'none, 10.0.0.1' }, proxies],
    [{ HSTS: 'yes' }, 'The setting HSTS should be off, on or subdomains.'],
    [{ SAMPLE: 'yes' }, 'The setting SAMPLE should be on or off.'],
    [{ PUBLIC_URL: 'news.example' }, 'The setting PUBLIC_URL should be an address like https://news.example.'],
    [
      { DATABASE_URL: 'mysql://x' },
      'The setting DATABASE_URL should be an address like postgres://user:password@host/database.',
    ],
    [{ NEWSROOM: '/none.json' }, 'The newsroom file /none.json cannot be read: the setting NEWSROOM names it.'],
    [
      { DATA_DIR: '/dev/null/data' },
      'The data directory /dev/null/data cannot be used: there is no directory /dev/null to make it in. The setting DATA_DIR names it.',
    ],
  ])('%o', (env, sentence) => {
    expect(() => read(env)).toThrow(new StartError(sentence));
  });
});

describe('names the field of the newsroom file that is wrong', () => {
  const ours = JSON.parse(readFileSync(new URL('../content/newsroom.json', import.meta.url), 'utf8')) as {
    sections: object[];
  };
  it.each([
    ['not JSON', /is not JSON/],
    [JSON.stringify({ ...ours, timeZone: 'Mars' }), /is wrong at timeZone: an IANA time zone/],
    [JSON.stringify({ ...ours, colours: 1 }), /is wrong at its top: .*colours/],
    [JSON.stringify({ ...ours, sections: [{ ...ours.sections[0], slug: 'Ä' }] }), /is wrong at sections\[0\]\.slug/],
    [JSON.stringify({ ...ours, logo: 'none.svg' }), /is wrong at logo: there is no file/],
  ])('%s', (text, sentence) => {
    const file = join(dataDir, 'newsroom.json');
    writeFileSync(file, text);
    expect(() => read({ NEWSROOM: file })).toThrow(sentence);
    expect(() => read({ NEWSROOM: file })).toThrow(StartError);
  });
});

it('names the setting that another one needs', () => {
  const needs = (env: NodeJS.ProcessEnv) => () => read(env);
  expect(needs({ PURGE_FASTLY_TOKEN: 'a' })).toThrow('The setting PURGE_FASTLY_TOKEN needs PURGE_FASTLY_SERVICE, too.');
  expect(needs({ PURGE_CLOUDFLARE_ZONE: 'a' })).toThrow('needs PURGE_CLOUDFLARE_TOKEN');
  expect(needs({ PURGE_NGINX: 'http://127.0.0.1' })).toThrow('needs PUBLIC_URL');
  expect(needs({ PURGE_VARNISH: 'cache' })).toThrow('The setting PURGE_VARNISH');
  expect(read({ PURGE_VARNISH: 'http://one:6081, http://other:6081' }).purge).toEqual({
    varnish: ['http://one:6081', 'http://other:6081'],
    nginx: [],
  });
  expect(needs({ DRAIN_SECONDS: '-1' })).toThrow(
    'The setting DRAIN_SECONDS should be a number of seconds from 0 to 600.',
  );
});
