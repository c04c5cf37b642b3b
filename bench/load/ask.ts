import { Agent, request } from 'node:http';

// One connection, one request after the other: what is measured is the answer, not the queue before it.
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** Milliseconds until the whole answer has come; throws unless it is a 200. */
export async function timeOf(url: string, headers: Record<string, string>): Promise<number> {
  const begun = performance.now();
  const status = await new Promise<number>((resolve, reject) => {
    request(url, { agent, headers }, (answer) => {
      answer
        .on('end', () => resolve(answer.statusCode!))
        .on('error', reject)
        .resume();
    })
      .on('error', reject)
      .end();
  });
  if (status !== 200) throw new Error(`${url}: ${status}`);
  return performance.now() - begun;
}

export const share = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!;
