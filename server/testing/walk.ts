import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { bait, secret, secretFiles, secretHash, type Secrets } from './secrets.ts';

export type Route = { method: string; url: string };

/** Records every route that an app registers: `createApp({ …, beforeRoutes })`. */
export function recordRoutes(routes: Route[]): (app: FastifyInstance) => void {
  return (app) => {
    app.addHook('onRoute', ({ method, url }) => {
      for (const one of [method].flat()) routes.push({ method: one, url });
    });
  };
}

export type Visitor = { name: string; headers: Record<string, string>; token: string };

export function strangers({ viewers }: Secrets): Visitor[] {
  return [
    { name: 'anonymous', headers: {}, token: '' },
    ...viewers.map(({ name, cookie, token }) => ({
      name,
      headers: { cookie, authorization: `Bearer ${token}` },
      token,
    })),
  ];
}

/**
 * Requests everything hidden from every route as one visitor, and returns where the secret was seen: status, headers,
 * bodies, and streams, which stay open until `touch` has stored newer versions. Addresses contain only the bait.
 */
export async function findLeaks(
  app: FastifyInstance,
  routes: Route[],
  secrets: Secrets,
  visitor: Visitor,
): Promise<string[]> {
  const leaks: string[] = [];
  const streams: { where: string; response: LightMyRequestResponse; text: string }[] = [];
  let address = 0;
  for (const { method, url } of routes) {
    for (const filled of addressesOf(url, secrets)) {
      for (const payload of payloadsOf(method, secrets, visitor)) {
        // Another address each time, so that rate limits do not hide leaks.
        address = (address + 1) % 65_536;
        const response = await app.inject({
          method: method as NonNullable<InjectOptions['method']>,
          url: filled,
          headers: { host: 'news.example', origin: 'http://news.example', ...visitor.headers },
          remoteAddress: `203.0.${address >> 8}.${address & 255}`,
          payloadAsStream: true,
          ...(payload !== undefined && { payload }),
        });
        const where = `${visitor.name}: ${method} ${filled}`;
        const head = `${response.statusMessage} ${JSON.stringify(response.headers)}`;
        if (leaksSecret(head)) leaks.push(`${where} (headers)`);
        if (String(response.headers['content-type']).startsWith('text/event-stream')) {
          const stream = { where, response, text: '' };
          response.stream().on('data', (bytes: Buffer) => (stream.text += bytes.toString()));
          streams.push(stream);
        } else if (leaksSecret(await textOf(response))) leaks.push(where);
      }
    }
  }
  if (streams.length > 0) {
    await secrets.touch();
    // Events are in order: once the ticker streams have the public story, everything before it has arrived.
    await Promise.all(streams.filter(({ where }) => /ar\/ticker\/stream/.test(where)).map(publicStoryArrived));
  }
  for (const { where, response, text } of streams) {
    response.stream().destroy();
    if (leaksSecret(text)) leaks.push(`${where} (stream)`);
  }
  return leaks;
}

const leaksSecret = (text: string) => text.toLowerCase().includes(secret);

async function textOf(response: LightMyRequestResponse): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of response.stream()) chunks.push(Buffer.from(chunk as Buffer));
  return Buffer.concat(chunks).toString('utf8');
}

function publicStoryArrived(stream: { text: string; response: LightMyRequestResponse }): Promise<void> {
  const done = () => /^event: (?:item|update)/m.test(stream.text);
  return new Promise((resolve) => {
    if (done()) return resolve();
    stream.response.stream().on('data', () => done() && resolve());
  });
}

/** Addresses of a route, with everything hidden in its parameters. */
function addressesOf(url: string, secrets: Secrets): string[] {
  const ids = [...secrets.hidden, secrets.publicIds[2]!, ...secrets.previews.map(({ id }) => id)];
  const files = [`${secretHash}-320.webp`, ...secretFiles.map(({ name }) => name)];
  const fillings: Record<string, string[]> = {
    lang: ['ar', 'en'],
    language: ['ar', 'en'],
    id: ids,
    slug: [bait],
    file: files,
    hash: [secretHash],
    width: ['320'],
    '*': [...files, ...secretFiles.map(({ address }) => address.slice(1)), ...pages(secrets)],
  };
  let addresses = [url];
  for (const [name] of url.matchAll(/:\w+|\*/g)) {
    const values = fillings[name.replace(':', '')] ?? [...ids, bait, ...files];
    addresses = addresses.flatMap((one) => values.map((value) => one.replace(name, value)));
  }
  // Lists have no parameters in the path: ask them with every query.
  if (addresses.length > 2) return addresses;
  const uri = encodeURIComponent(secrets.uris[0]!);
  const queries = [
    '',
    `?q=${bait}&from=0&uri=${uri}&media_id=${bait}`,
    `?q=${secret.slice(0, 5)}`,
    `?section=${bait}`,
    `?subject=${bait}`,
  ];
  return addresses.flatMap((address) => queries.map((query) => address + query));
}

function pages({ hidden, publicIds, previews }: Secrets): string[] {
  const of = (lang: string) => [
    lang,
    `${lang}/latest`,
    `${lang}/saved`,
    `${lang}/search`,
    `${lang}/search?q=${bait}`,
    `${lang}/section/${bait}`,
    `${lang}/section/society`,
    `${lang}/topic/${bait}`,
    ...[...hidden, ...publicIds].map((id) => `${lang}/news/${id}`),
  ];
  return [
    ...of('ar'),
    ...of('en'),
    `2026/03/${bait}/`,
    `wp-content/uploads/${bait}-300x200.webp`,
    'desk',
    `desk/${hidden[0]}`,
    `desk/${hidden[0]}/frame`,
    `preview/${previews[0]!.id}`,
  ];
}

function payloadsOf(method: string, secrets: Secrets, { token }: Visitor): (object | undefined)[] {
  if (method !== 'POST' && method !== 'PUT' && method !== 'PATCH') return [undefined];
  return [{}, { token: token || 'x' }, { uri: secrets.uris[0], expiresIn: 600 }, { name: 'Nour', password: 'wrong' }];
}
