import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Edge, runEdge } from './run-edge.ts';

const example = new URL('../../deploy/nginx/sharit.conf', import.meta.url);

/** The real nginx with the example's configuration: only its port and its folders are other ones. */
export async function startNginx(folder: string, port: number, servers: readonly number[]): Promise<Edge> {
  await mkdir(join(folder, 'cache'), { recursive: true });
  const config = (await readFile(example, 'utf8'))
    .replace('listen 8080;', `listen 127.0.0.1:${port};`)
    .replace('/var/cache/sharit-nginx', join(folder, 'cache'));
  await writeFile(join(folder, 'sharit.conf'), config);
  const upstreams = servers.map((each) => `server 127.0.0.1:${each} max_fails=0;`).join('\n');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((each) => `${each}_temp_path ${join(folder, each)};`)
    .join('\n');
  await writeFile(
    join(folder, 'nginx.conf'),
    `daemon off; pcre_jit on; pid ${join(folder, 'pid')}; user root;
events { worker_connections 4096; }
http { access_log off; sendfile on; tcp_nopush on; ${temporary}
upstream sharit { ${upstreams} keepalive 64; }
include ${join(folder, 'sharit.conf')}; }`,
  );
  const args = ['-c', join(folder, 'nginx.conf'), '-e', 'stderr'];
  return runEdge('nginx', args, `http://127.0.0.1:${port}`);
}
