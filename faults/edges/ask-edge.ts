import { request } from 'node:http';
import { publicUrl } from '../two-servers.ts';
import type { Edge } from './run-edge.ts';

export type EdgeAnswer = { status: number; body: string; age: number };

export const encodings = ['gzip, deflate, br', 'gzip', 'identity'];

/** As a browser asks the edge: by the site's name, and with encodings. */
export function askEdge(edge: Edge, path: string, encoding: string): Promise<EdgeAnswer> {
  return new Promise((resolve, reject) => {
    const headers = { host: new URL(publicUrl).host, 'accept-encoding': encoding };
    request(new URL(path, edge.url), { headers }, (answer) => {
      let body = '';
      answer.setEncoding('latin1').on('data', (text: string) => (body += text));
      answer.on('end', () => resolve({ status: answer.statusCode!, body, age: Number(answer.headers.age ?? 0) }));
    })
      .on('error', reject)
      .end();
  });
}
