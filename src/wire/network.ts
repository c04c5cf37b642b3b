import type { Fetch } from './request.ts';

/** The browser's own. Looked up at each request, since tests and tools replace it. */
export const network: Fetch = (input, init) => fetch(input, init);
