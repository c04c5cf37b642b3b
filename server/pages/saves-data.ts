import type { IncomingHttpHeaders } from 'node:http';

/** Set in the browser (src/runtime/data-saver.ts), read only here. */
const choice = /(?:^|;\s*)sharit-data=(less|all)/u;

/** Whether the reader's page is one that loads no picture ahead: by their choice, else by their browser's wish. */
export function savesData({ cookie, 'save-data': wish }: IncomingHttpHeaders): boolean {
  const chosen = cookie === undefined ? undefined : choice.exec(cookie)?.[1];
  return chosen === undefined ? wish === 'on' : chosen === 'less';
}
