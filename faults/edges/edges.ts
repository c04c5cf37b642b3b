import { startNginx } from './nginx.ts';
import { startVarnish } from './varnish.ts';

/** The caches in front, with the setting by which the servers purge them. */
export const edges = [
  { name: 'nginx', setting: 'PURGE_NGINX', start: startNginx },
  { name: 'Varnish', setting: 'PURGE_VARNISH', start: startVarnish },
];
