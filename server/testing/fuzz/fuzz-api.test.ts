import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { InjectOptions } from 'fastify';
import { deskCookie } from '../../http/access/desk-access.ts';
import { addAccount, signIn } from '../../store/desk/accounts.ts';
import type { Store } from '../../store/database/store.ts';
import { openTestApp, pushSecret, type TestApp } from '../app.ts';
import { openNewsroom } from '../archive/newsroom-fixture.ts';
import { openTestStore } from '../store.ts';
import { hostileText, type JsonSchema, type Schemas, valueOf } from './json-grammar.ts';

type Parameter = { name: string; in: 'path' | 'query' | 'header' | 'cookie'; schema?: JsonSchema };
type Operation = {
  parameters?: Parameter[];
  requestBody?: { content?: Record<string, { schema?: JsonSchema }> };
};
type Description = {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Schemas };
};
type Asked = { method: string; url: string; payload?: unknown };

let store: Store;
let test: TestApp;
let description: Description;
let editor: Record<string, string>;
let known: Record<string, string[]>;
beforeAll(async () => {
  store = await openTestStore();
  test = await openTestApp(store);
  await openNewsroom(store).fill(test.dataDir);
  await addAccount(store.db, 'Nour', 'a long password of Nour', 'chief');
  const attempt = { name: 'Nour', password: 'a long password of Nour', agent: '', now: new Date() };
  const session = (await signIn(store.db, attempt))!;
  editor = { cookie: `${deskCookie.name}=${session.token}`, 'x-csrf': session.editor.csrf };
  description = (await test.get<Description>('/api/openapi.json')).body;
  const { body } = await test.get<{ stories: { id: string }[] }>('/api/v1/ar/stories');
  known = { id: body.stories.map(({ id }) => id), lang: ['ar', 'en'] };
});
afterAll(async () => {
  await test?.close();
  await store?.close();
});

/** Requests of one operation: with values that fit, and with such as nobody meant. */
function requestsOf(path: string, method: string, { parameters = [], requestBody }: Operation): fc.Arbitrary<Asked> {
  const { schemas } = description.components;
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  const filling = (name: string) => fc.oneof(fc.constantFrom(...(known[name] ?? ['x'])), hostileText);
  const inQuery = parameters.filter((each) => each.in === 'query');
  const queries = inQuery.map((each) => [each.name, valueOf(each.schema, schemas)] as const);
  const schema = requestBody?.content?.['application/json']?.schema;
  return fc
    .record({
      filled: fc.tuple(...inPath.map(filling)),
      query: fc.record(Object.fromEntries(queries), { requiredKeys: [] }),
      payload: method === 'get' ? fc.constant(undefined) : valueOf(schema, schemas),
    })
    .map(({ filled, query, payload }) => {
      const address = inPath.reduce((made, name, at) => made.replace(`{${name}}`, encoded(filled[at])), path);
      const asked = Object.entries(query).map(([name, value]) => `${encoded(name)}=${encoded(value)}`);
      return { method: method.toUpperCase(), url: [address, asked.join('&')].filter(Boolean).join('?'), payload };
    });
}

/** encodeURIComponent refuses half a character, which a client may send all the same. */
const encoded = (value: unknown): string =>
  encodeURIComponent((typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).toWellFormed());

let address = 0;
/** What is wrong with the answer; null if nothing is. */
async function wrongAnswer({ method, url, payload }: Asked, headers: Record<string, string>): Promise<string | null> {
  // Another address each time: limits of rate would answer instead.
  address = (address + 1) % 65_536;
  const response = await test.app.inject({
    method: method as NonNullable<InjectOptions['method']>,
    url,
    headers: {
      ...{ host: 'news.example', origin: 'https://news.example' },
      ...(payload !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    remoteAddress: `203.0.${address >> 8}.${address & 255}`,
    payloadAsStream: true,
    ...(payload !== undefined && { payload: JSON.stringify(payload) ?? 'null' }),
  });
  const type = String(response.headers['content-type']);
  response.stream().destroy();
  if (response.statusCode >= 500) return `${response.statusCode}`;
  if (response.statusCode >= 400 && !type.startsWith('application/problem+json'))
    return `${response.statusCode} ${type}`;
  return null;
}

describe('the API, asked by its own description', () => {
  it.each(['nobody', 'a newsroom’s system', 'a chief'])(
    'answers %s with a problem at worst, and never with an error of the server',
    async (who) => {
      const headers = { nobody: {}, 'a chief': editor }[who] ?? { authorization: `Bearer ${pushSecret}` };
      let asked = 0;
      for (const [path, operations] of Object.entries(description.paths))
        for (const [method, operation] of Object.entries(operations)) {
          // Signed out, the rest would be asked by nobody.
          if (path.endsWith('/session') && method === 'delete') continue;
          await fc.assert(
            fc.asyncProperty(requestsOf(path, method, operation), async (request) => {
              asked += 1;
              expect(await wrongAnswer(request, headers)).toBeNull();
            }),
            { numRuns: 25, seed: 14, endOnFailure: true },
          );
        }
      expect(asked).toBeGreaterThan(500);
    },
    180_000,
  );
});
