import type { Problem } from '#contract/problem.ts';
import type { Fetch } from './request.ts';

/** 4xx answers of the API, by path. */
export type FailedRequests = Record<string, { status: number; problem: Problem | null; retryAfter?: string }>;

/** On the server: `network`, and a record of 4xx answers. The browser runs the same loaders to hydrate, and need not repeat the requests. */
export function recordFailedRequests(network: Fetch, failedRequests: FailedRequests): Fetch {
  return async (input, init) => {
    const response = await network(input, init);
    if (!response.ok && response.status < 500) {
      const problem = (await response
        .clone()
        .json()
        .catch(() => null)) as Problem | null;
      const retryAfter = response.headers.get('retry-after');
      failedRequests[input] = { status: response.status, problem, ...(retryAfter && { retryAfter }) };
    }
    return response;
  };
}

/** In the browser: `network`, except that the first request for each failed path is answered from the page. */
export function replayFailedRequests(failedRequests: FailedRequests, network: Fetch): Fetch {
  const unused = new Map(Object.entries(failedRequests));
  return (input, init) => {
    const failed = unused.get(input);
    if (!failed) return network(input, init);
    unused.delete(input);
    const headers = {
      'content-type': 'application/problem+json',
      ...(failed.retryAfter && { 'retry-after': failed.retryAfter }),
    };
    return Promise.resolve(new Response(JSON.stringify(failed.problem), { status: failed.status, headers }));
  };
}
