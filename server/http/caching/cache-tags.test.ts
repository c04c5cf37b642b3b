import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { TaggedResponse } from './cache-tags.ts';

it.each([
  ['set before', { set: true, head: {} }],
  ['an object', { set: false, head: { 'surrogate-key': 'one list-ar' } }],
  ['names and values in turn', { set: false, head: ['vary', 'origin', 'surrogate-key', 'one list-ar'] }],
])('repeats the keys as tags: %s', async (_, { set, head }) => {
  const server = createServer({ ServerResponse: TaggedResponse }, (_request, response) => {
    if (set) response.setHeader('surrogate-key', 'one list-ar');
    response.writeHead(200, head as never).end();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { headers } = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  expect([headers.get('surrogate-key'), headers.get('cache-tag')]).toEqual(['one list-ar', 'one,list-ar']);
  server.close();
});
