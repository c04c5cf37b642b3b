import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Edge, runEdge } from './run-edge.ts';

const example = new URL('../../deploy/varnish/sharit.vcl', import.meta.url);

/** The real Varnish with the example's configuration: only the servers' ports are other ones. */
export async function startVarnish(folder: string, port: number, [one, other]: readonly number[]): Promise<Edge> {
  const config = (await readFile(example, 'utf8')).replace('"3001"', `"${one}"`).replace('"3002"', `"${other}"`);
  const file = join(folder, 'sharit.vcl');
  await writeFile(file, config);
  const args = ['-F', '-f', file, '-a', `127.0.0.1:${port}`, '-n', join(folder, 'varnish'), '-s', 'malloc,64m'];
  // Without a second user and a shared folder for them.
  return runEdge('varnishd', [...args, '-j', 'none'], `http://127.0.0.1:${port}`);
}
